namespace X80.Conformance.Subjects;

/// <summary>A capture client that can be judged.</summary>
public interface IClientSubject
{
    /// <summary>Its name in the report.</summary>
    string Name { get; }

    /// <summary>Starts it on the practice page.</summary>
    /// <exception cref="ClientFailedException">It did not start.</exception>
    Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken);
}
