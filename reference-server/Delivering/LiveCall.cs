using X80.Contract.Ids;

namespace X80.ReferenceServer.Delivering;

/// <summary>One call to a CRM of this process.</summary>
internal sealed class LiveCall(LiveCalls calls, ConversationId conversation) : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private bool isOver;

    public ConversationId Conversation => conversation;

    public CancellationToken Cancelled => cancellation.Token;

    public Task Ended => ended.Task;

    public void Cancel()
    {
        lock (gate)
        {
            if (!isOver)
            {
                cancellation.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
        }

        calls.End(this);
        ended.TrySetResult();
        cancellation.Dispose();
    }
}
