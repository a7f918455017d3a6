using X80.Contract.Tokens;

namespace X80.Conformance.Rig;

/// <summary>A running backend of the rig.</summary>
public abstract class RigBackendSession : IAsyncDisposable
{
    /// <summary>Its address on loopback.</summary>
    public abstract Uri Address { get; }

    public abstract X80Token Member { get; }

    /// <summary>Another member of the same workspace.</summary>
    public abstract X80Token SecondMember { get; }

    /// <value>Where another workspace is, and a locked one; null where this backend has none beside it.</value>
    public virtual RigNeighbour? Neighbour => null;

    /// <summary>
    /// Looks for texts in everything the backend keeps: raw bytes of its files and a decrypted dump of every row.
    /// </summary>
    /// <returns>The texts that were found, each with the places.</returns>
    public abstract Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
