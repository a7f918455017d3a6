namespace X80.Harness.Origins;

/// <summary>
/// Answers for the channel's real origin instead of the network: how a practice page reaches the browser without a port.
/// A harness that has one runs in a throw-away profile and never meets the real site (GUARD-8).
/// </summary>
public interface IOriginOverride
{
    /// <summary>The origin it answers for, such as <c>https://web.whatsapp.com</c>.</summary>
    string Origin { get; }

    /// <summary>Answers one request of the page.</summary>
    ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken);

    /// <summary>The page opened a WebSocket to the origin.</summary>
    void Connect(IOriginSocket socket);
}
