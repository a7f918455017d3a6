using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Background;

/// <summary>
/// Deletes what has expired, member by member: conversations opened and never used, spent clicks, remembered answers; and
/// withdraws conversations past the workspace's age (GATE-10, GATE-17). It reads neither content nor keys, and speaks to nobody.
/// </summary>
internal sealed class Sweeper(IStore store, WorkspaceInfo workspace, Eraser eraser, AuditTrail audit, TimeProvider time)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Unused = TimeSpan.FromHours(24);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var members = await store.ReadAsync(StoreRole.Access, session => session.Query<MemberScope>("probe.members"), cancellationToken);
        foreach (var member in members.Where(member => member.Workspace == workspace.Id))
        {
            await RunAsync(member, cancellationToken);
        }
    }

    private async Task RunAsync(MemberScope member, CancellationToken cancellationToken)
    {
        var (swept, withdrawn) = (0, 0);
        do
        {
            (swept, withdrawn) = await store.WriteAsync(
                StoreRole.Sweep(member), session => (SweepExpired(session, member), WithdrawAged(session, member)), cancellationToken);
            if (withdrawn > 0)
            {
                await store.ScrubAsync(cancellationToken);
            }
        }
        while (swept == BatchSize || withdrawn == BatchSize);
    }

    private int SweepExpired(StoreSession session, MemberScope member)
    {
        var oldest = (time.GetUtcNow() - Unused).ToUnixTimeMilliseconds();
        session.Execute("sweep.drop_clicks", new { member.Workspace, member.Member, Oldest = oldest });
        session.Execute("sweep.drop_answers", new { member.Workspace, member.Member, Oldest = oldest });
        var unused = session.Query<string>("sweep.unused", new { member.Workspace, member.Member, Oldest = oldest, Limit = BatchSize });
        foreach (var id in unused)
        {
            var conversation = new { member.Workspace, member.Member, Id = id };
            session.Execute("sweep.drop_marks", conversation);
            session.Execute("sweep.drop_edges", conversation);
            session.Execute("sweep.drop_grants", conversation);
            session.Execute("sweep.drop_key", conversation);
            session.Execute("sweep.drop_lease", conversation);
            session.Execute("sweep.drop_conversation", conversation);
        }

        return unused.Count;
    }

    private int WithdrawAged(StoreSession session, MemberScope member)
    {
        var months = WorkspaceSettings.Read(session, member.Workspace).RetentionMonths;
        var oldest = time.GetUtcNow().AddMonths(-months).ToUnixTimeMilliseconds();
        var aged = session.Query<string>("sweep.aged", new { member.Workspace, member.Member, Oldest = oldest, Limit = BatchSize });
        foreach (var id in aged.Select(ConversationId.Parse))
        {
            session.Execute("conversations.end_sharing", new { member.Workspace, member.Member, Id = id.Value });
            eraser.Erase(session, member, id);
            audit.Append(session, new Caller(member, "", "retention", []), new AuditEntry("retention", Allowed: true)
            {
                Conversation = id,
                Counts = "withdrawn=1",
            });
        }

        return aged.Count;
    }
}
