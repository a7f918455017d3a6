using X80.Contract.Ids;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// Runs a call to a remote CRM under a lease: 10 s at most, ended by a flip on this replica at once and on another within a
/// fraction of a second; no request that writes starts after the flip has cancelled the lease.
/// </summary>
internal sealed class CallDesk(IStore store, LiveCalls calls, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the turn of a call among those of this process, for as long as one may last.</summary>
    /// <returns>Null when it did not come.</returns>
    public async Task<LiveCall?> BeginAsync(ConversationId id, CancellationToken enough = default)
    {
        using var timeout = new CancellationTokenSource(LeaseBook.CallTime, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, enough);
        try
        {
            while (true)
            {
                if (calls.TryBegin(id) is { } call)
                {
                    return call;
                }

                await (calls.EndOf(id) ?? Task.CompletedTask).WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Waits until no lease of the conversation lives, for as long as one may last.</summary>
    /// <param name="member">Whose conversation.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="mine">The call that waits for its turn, where it is one that waits.</param>
    /// <returns>Whether there is none.</returns>
    public async Task<bool> AwaitEndAsync(MemberScope member, ConversationId id, LiveCall? mine = null)
    {
        var deadline = time.GetUtcNow() + LeaseBook.CallTime;
        while (true)
        {
            // Taken before the look: a call that ends between the two has then ended, and costs no pause.
            var here = mine is null ? calls.EndOf(id) : null;
            if (!await IsLeasedAsync(member, id))
            {
                return true;
            }

            if (time.GetUtcNow() >= deadline)
            {
                return false;
            }

            using var enough = new CancellationTokenSource();
            var pause = Task.Delay(Look, time, enough.Token);
            await (here is null ? pause : Task.WhenAny(here, pause));
            await enough.CancelAsync();
        }
    }

    /// <param name="live">The registered call.</param>
    /// <param name="member">Whose conversation.</param>
    /// <param name="lease">The lease it runs under.</param>
    /// <param name="call">Gets what must be asked before each request that writes, and the token that ends it.</param>
    /// <param name="finish">The transaction after the call, told whether a request that writes was started; it drops the lease.</param>
    public async Task<PushOutcome> RunAsync(
        LiveCall live, MemberScope member, LeaseRow lease, Func<Func<Task>, CancellationToken, Task<bool>> call, Action<StoreSession, bool> finish)
    {
        var started = false;
        try
        {
            return await CallAsync(live, member, lease, (start, cancellationToken) => call(
                async () =>
                {
                    await start();
                    started = true;
                },
                cancellationToken));
        }
        catch (CrmFailedException e)
        {
            var state = e.IsTooLarge ? PushState.TooLarge : e.IsRefusal ? PushState.Refused : PushState.Unavailable;
            return new PushOutcome(state, started && e.MayHaveBeenApplied);
        }
        catch (OperationCanceledException)
        {
            return new PushOutcome(PushState.Unavailable, started);
        }
        finally
        {
            await store.WriteAsync(
                StoreRole.Of(member),
                session =>
                {
                    finish(session, started);
                    return true;
                },
                CancellationToken.None);
        }
    }

    private Task<bool> IsLeasedAsync(MemberScope member, ConversationId id) =>
        store.ReadAsync(
            StoreRole.Of(member), session => LeaseBook.Find(session, member, id)?.IsLive(time.GetUtcNow()) == true, CancellationToken.None);

    private async Task<PushOutcome> CallAsync(
        LiveCall live, MemberScope member, LeaseRow lease, Func<Func<Task>, CancellationToken, Task<bool>> call)
    {
        var id = live.Conversation;
        using var timeout = new CancellationTokenSource(LeaseBook.CallTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, live.Cancelled);
        using var over = new CancellationTokenSource();
        var watch = WatchAsync(member, id, lease, live, over.Token);
        try
        {
            var isDone = await call(() => StartAsync(member, id, lease, either.Token), either.Token);
            return isDone ? PushOutcome.Done : new PushOutcome(PushState.Edited, MayHaveBeenApplied: false);
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    private async Task StartAsync(MemberScope member, ConversationId id, LeaseRow lease, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var holds = await store.ReadAsync(
            StoreRole.Of(member), session => LeaseBook.Holds(session, member, id, lease.Id, time.GetUtcNow()), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (!holds)
        {
            throw new OperationCanceledException("The call was ended by a flip.");
        }
    }

    /// <summary>Reads the lease's flag, which another replica's flip sets.</summary>
    private async Task WatchAsync(MemberScope member, ConversationId id, LeaseRow lease, LiveCall live, CancellationToken over)
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                await Task.Delay(Look, time, over);
                await StartAsync(member, id, lease, over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        {
            live.Cancel();
        }
    }
}
