using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// Carries out what is owed to remote CRMs as a deletion (GATE-12). It reads neither content nor keys: ids, markers, places.
/// A row is taken for a while before its CRM is asked, so that two replicas do not both ask.
/// </summary>
internal sealed class DeletionWorker(IStore store, WorkspaceInfo workspace, CrmConnectors crms, TimeProvider time)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private readonly StoreRole role = StoreRole.Deletions(workspace.Id);

    /// <summary>Everything that is due.</summary>
    /// <returns>How many copies are gone.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var due = await store.ReadAsync(
            role,
            session => session.Query<OwedRow>("deletions.due", new { Workspace = workspace.Id, Now = Now(), Limit = BatchSize }),
            cancellationToken);
        var gone = 0;
        foreach (var owed in due)
        {
            gone += await RunAsync(owed, cancellationToken) ? 1 : 0;
        }

        return gone;
    }

    /// <summary>What is owed for one conversation, now and for 10 s at most, whatever pause it was in.</summary>
    public async Task TryAsync(MemberScope member, ConversationId id)
    {
        var owed = await store.ReadAsync(role, session => DeletionBook.Of(session, member, id), CancellationToken.None);
        using var timeout = new CancellationTokenSource(LeaseBook.CallTime, time);
        await Task.WhenAll(owed.Where(row => row.LeaseId is null && row.NoteId is null).Select(row => RunAsync(row, timeout.Token)));
    }

    private async Task<bool> RunAsync(OwedRow owed, CancellationToken cancellationToken)
    {
        var taken = await store.WriteAsync(role, session => Take(session, owed), CancellationToken.None);
        if (!taken)
        {
            return false;
        }

        using var timeout = new CancellationTokenSource(LeaseBook.CallTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var isGone = await DeleteAsync(owed, either.Token);
        await store.WriteAsync(role, session => Note(session, owed, isGone), CancellationToken.None);
        return isGone;
    }

    private bool Take(StoreSession session, OwedRow owed)
    {
        var now = time.GetUtcNow();
        var isMine = session.Execute("deletions.take", new
        {
            Workspace = workspace.Id,
            Member = owed.MemberId,
            owed.Id,
            Now = now.ToUnixTimeMilliseconds(),
            Until = (now + Turn).ToUnixTimeMilliseconds(),
        }) == 1;
        if (isMine && owed.NoteId is { } row)
        {
            // The call that could have made it needless never ended.
            session.Execute(owed.Drop, new { Workspace = workspace.Id, Member = owed.MemberId, Note = row });
        }

        return isMine;
    }

    private int Note(StoreSession session, OwedRow owed, bool isGone)
    {
        var key = (Workspace: workspace.Id, Member: owed.MemberId);
        if (isGone)
        {
            return session.Execute("deletions.done", new { key.Workspace, key.Member, owed.Id });
        }

        var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << (int)Math.Min(owed.Attempts, 10)));
        var dueAt = (time.GetUtcNow() + pause).ToUnixTimeMilliseconds();
        return session.Execute("deletions.later", new { key.Workspace, key.Member, owed.Id, DueAt = dueAt });
    }

    /// <returns>Whether all is gone for certain.</returns>
    private async Task<bool> DeleteAsync(OwedRow owed, CancellationToken cancellationToken)
    {
        if (crms.FindRemote(owed.CrmName) is not { } crm)
        {
            return false;
        }

        try
        {
            foreach (var id in owed.Ids)
            {
                await crm.DeleteAsync(owed.Kind, owed.Record, id, cancellationToken);
            }

            var startedAt = Now();
            foreach (var item in await crm.FindMarkedAsync(owed.Kind, owed.Record, owed.Marker, cancellationToken))
            {
                await crm.DeleteAsync(owed.Kind, owed.Record, item.Id, cancellationToken);
            }

            var left = await crm.FindMarkedAsync(owed.Kind, owed.Record, owed.Marker, cancellationToken);
            return left.Count == 0 && startedAt >= owed.CertainAt;
        }
        catch (Exception e) when (e is CrmFailedException or OperationCanceledException)
        {
            return false;
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
