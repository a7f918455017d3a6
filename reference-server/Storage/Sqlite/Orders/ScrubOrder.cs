namespace X80.ReferenceServer.Storage.Sqlite.Orders;

/// <summary>Asks the writer to empty the write-ahead log between two groups of writes.</summary>
internal sealed class ScrubOrder : WriterOrder
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the first try. Where a reader holds it up, the writer goes on trying until it is done.</summary>
    public Task Done => done.Task;

    public override void Complete() => done.TrySetResult();

    public override void Fail(Exception reason) => done.TrySetException(reason);
}
