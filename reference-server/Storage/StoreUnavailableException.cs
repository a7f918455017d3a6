namespace X80.ReferenceServer.Storage;

/// <summary>The database could not do it, and stored nothing of it (GATE-9).</summary>
internal sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message) : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner)
    {
    }
}
