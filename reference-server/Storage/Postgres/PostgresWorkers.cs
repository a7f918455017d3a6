using System.Collections.Concurrent;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>
/// Threads of their own for transactions, which block: the requests' threads stay free, and no more transactions run at
/// once than there are threads.
/// </summary>
internal sealed class PostgresWorkers : IDisposable
{
    private readonly BlockingCollection<Action> waiting = new(1024);
    private readonly List<Thread> threads;

    public PostgresWorkers(string name, int count)
    {
        threads = [.. Enumerable.Range(1, count).Select(number => new Thread(Work) { Name = $"x80-{name}-{number}", IsBackground = true })];
        threads.ForEach(thread => thread.Start());
    }

    /// <exception cref="StoreUnavailableException">Too much is waiting, or the server is stopping.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture();
        if (!TryAdd(() => Answer(answer, context, work, cancellationToken)))
        {
            throw new StoreUnavailableException("The database's queue is full or closed.");
        }

        return answer.Task;
    }

    /// <summary>What waits is still done.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        threads.ForEach(thread => thread.Join());
        waiting.Dispose();
    }

    private static void Answer<T>(TaskCompletionSource<T> answer, ExecutionContext? context, Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            answer.TrySetCanceled(cancellationToken);
            return;
        }

        void Run(object? _)
        {
            try
            {
                answer.TrySetResult(work());
            }
            catch (Exception e)
            {
                answer.TrySetException(e);
            }
        }

        if (context is null)
        {
            Run(null);
            return;
        }

        // A trace, and whatever else follows a request, follows it here.
        ExecutionContext.Run(context, Run, null);
    }

    private bool TryAdd(Action job)
    {
        try
        {
            return waiting.TryAdd(job);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Work()
    {
        foreach (var job in waiting.GetConsumingEnumerable())
        {
            job();
        }
    }
}
