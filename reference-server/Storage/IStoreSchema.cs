namespace X80.ReferenceServer.Storage;

/// <summary>What must be true of the database before anything is read or written.</summary>
internal interface IStoreSchema
{
    /// <exception cref="ServerStateException">The database cannot be served as it is; says what to do.</exception>
    void Prepare();
}
