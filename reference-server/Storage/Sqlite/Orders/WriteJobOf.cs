namespace X80.ReferenceServer.Storage.Sqlite.Orders;

/// <summary>A job with an answer, handed out only after the commit.</summary>
internal sealed class WriteJobOf<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) : WriteJob(role)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Answer => answer.Task;

    public override bool IsCancelled => cancellationToken.IsCancellationRequested;

    public override void Complete() => answer.TrySetResult(result!);

    public override void Fail(Exception reason) => answer.TrySetException(reason);

    protected override void Work(StoreSession session) => result = work(session);
}
