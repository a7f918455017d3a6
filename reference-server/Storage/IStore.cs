namespace X80.ReferenceServer.Storage;

/// <summary>The database behind one door: writes are serialised transactions, reads are snapshots.</summary>
internal interface IStore
{
    /// <summary>
    /// Runs the work inside a transaction and completes after the commit. If the work throws, nothing of it stays.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database did not commit, or is overloaded.</exception>
    Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken);

    /// <summary>Runs the work on one snapshot of what is committed.</summary>
    Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken);

    /// <summary>Empties the write-ahead log into the database, so that what was erased is in neither.</summary>
    Task ScrubAsync(CancellationToken cancellationToken);
}
