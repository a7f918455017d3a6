namespace X80.Sdk.Sent;

/// <summary>The person's own ledger of what this machine sent. It lies on their machine and is theirs to clear.</summary>
public interface ISentLedger
{
    /// <summary>
    /// Adds an entry; a later one with the same click and act replaces it. An entry is added before its request is made, so
    /// no chat's name and no content is ever sent without one.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    Task AddAsync(SentEntry entry, CancellationToken cancellationToken);

    /// <returns>All entries within the age limit, oldest first.</returns>
    Task<IReadOnlyList<SentEntry>> ReadAsync(CancellationToken cancellationToken);

    Task ClearAsync(CancellationToken cancellationToken);
}
