namespace X80.Conformance.Subjects;

/// <summary>The hands of a person at a running client.</summary>
public interface IClientHands : IAsyncDisposable
{
    /// <summary>Completes when the client has ended, by itself or by a crash.</summary>
    Task Ended { get; }

    /// <summary>What the client ended with; null where it runs, or where nobody knows.</summary>
    int? ExitCode => null;

    /// <summary>Whether client and page go by the rig's clock, which jumps; else time has to pass.</summary>
    bool FollowsClock => true;

    /// <summary>Names and addresses that the client reached, or tried to, past the rig's proxy; null where nobody watches.</summary>
    IReadOnlyList<string>? Reached => null;

    /// <summary>What this way of using a client does not see, in sentences.</summary>
    IReadOnlyList<string> NotSeen => [];

    /// <summary>Lets the client reach another address of the suite's on this machine.</summary>
    /// <returns>Ends that; null where nothing keeps the client from it.</returns>
    ValueTask<IAsyncDisposable?> AdmitAsync(Uri address, CancellationToken cancellationToken) => ValueTask.FromResult<IAsyncDisposable?>(null);

    /// <summary>
    /// Clicks a control of the client by real input; returns when the client has finished what the click started.
    /// </summary>
    /// <exception cref="ClientFailedException">The control is not offered, or the click did not count.</exception>
    Task ClickAsync(ClientControl control, CancellationToken cancellationToken);

    /// <summary>Makes one stimulus happen in page and client; returns when the page has acknowledged it.</summary>
    /// <remarks>Messages and the clock are the rig's: for them this only waits until the page shows what happened.</remarks>
    /// <exception cref="ClientFailedException">The page no longer answers.</exception>
    /// <exception cref="NotApplicableException">It cannot happen at this client.</exception>
    Task StimulateAsync(Stimulus stimulus, CancellationToken cancellationToken);
}
