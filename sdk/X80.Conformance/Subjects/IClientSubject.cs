namespace X80.Conformance.Subjects;

/// <summary>A capture client that can be judged.</summary>
public interface IClientSubject
{
    /// <summary>Its name in the report.</summary>
    string Name { get; }

    /// <summary>Whether it shows the channel's page itself, and so has to guard it; a browser's extension does not.</summary>
    bool IsShell => true;

    /// <summary>Starts it on the practice page.</summary>
    /// <exception cref="ClientFailedException">It did not start.</exception>
    Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken);
}
