namespace X80.ReferenceServer.Storage.Sqlite.Orders;

/// <summary>What the writer is asked to do, and how it answers.</summary>
internal abstract class WriterOrder
{
    public abstract void Complete();

    public abstract void Fail(Exception reason);
}
