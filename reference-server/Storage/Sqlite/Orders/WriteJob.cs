namespace X80.ReferenceServer.Storage.Sqlite.Orders;

/// <summary>One piece of work waiting for the writer.</summary>
internal abstract class WriteJob(StoreRole role) : WriterOrder
{
    // A trace, and whatever else follows a request, follows it into the writer.
    private readonly ExecutionContext? context = ExecutionContext.Capture();

    public StoreRole Role => role;

    public abstract bool IsCancelled { get; }

    /// <summary>Runs the work; throws what it throws.</summary>
    public void Run(StoreSession session)
    {
        if (context is null)
        {
            Work(session);
            return;
        }

        ExecutionContext.Run(context, _ => Work(session), null);
    }

    protected abstract void Work(StoreSession session);
}
