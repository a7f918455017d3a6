using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>
/// Lets a member's oldest entries go at the workspace's retention, by whole segments (GATE-11). A segment ends where a head
/// was signed outside the database; it goes once all of it is old enough, first as a signed line outside, then in one
/// transaction with the row that the chain goes on from. Stopped in between, the next sweep goes on.
/// </summary>
internal sealed class SegmentSweep(IStore store, HeadBook book, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var lines = (await book.ReadAsync(cancellationToken)).Where(line => line.Fault is null).Select(line => line.Head).OfType<SignedHead>()
            .ToLookup(head => new MemberScope(head.Workspace, head.Member));
        var hasDropped = false;
        foreach (var member in await store.ReadAsync(StoreRole.Access, session => session.Query<MemberScope>("probe.members"), cancellationToken))
        {
            hasDropped |= await RunAsync(member, [.. lines[member]], cancellationToken);
        }

        if (hasDropped)
        {
            await store.ScrubAsync(cancellationToken);
        }
    }

    private async Task<bool> RunAsync(MemberScope member, List<SignedHead> lines, CancellationToken cancellationToken)
    {
        var role = StoreRole.Sweep(member);
        var cut = await store.ReadAsync(role, session => session.Find<AuditCut>("audit.cut", member), cancellationToken);
        await AdoptAsync(member, cut, lines, cancellationToken);
        if (await store.ReadAsync(role, session => Plan(session, member, cut, lines), cancellationToken) is not { } line)
        {
            return false;
        }

        var signed = await book.AppendAsync([line], cancellationToken);
        return await store.WriteAsync(role, session => Drop(session, member, line, signed[0]), cancellationToken);
    }

    /// <summary>A replica with an audit folder of its own puts there what another has dropped, once its signature is proved.</summary>
    private async Task AdoptAsync(MemberScope member, AuditCut? cut, List<SignedHead> lines, CancellationToken cancellationToken)
    {
        if (cut is not null && !lines.Exists(line => line.IsOf(member, cut)) && book.Open(cut.Line) is { } proved && proved.IsOf(member, cut))
        {
            await book.AppendAsync([proved], cancellationToken);
        }
    }

    /// <returns>The line of the longest segment that may go; null when none may.</returns>
    private SignedHead? Plan(StoreSession session, MemberScope member, AuditCut? cut, List<SignedHead> lines)
    {
        var now = time.GetUtcNow();
        var months = WorkspaceSettings.Read(session, member.Workspace).RetentionMonths;
        var oldest = now.AddMonths(-months).ToUnixTimeMilliseconds();
        var from = (cut?.Seq ?? 0) + 1;
        var lastOld = session.Find<long>("audit.last_old", new { member.Workspace, member.Member, Oldest = oldest });
        foreach (var head in lines.Where(head => head.Kind != SignedHead.Dropped && head.Seq >= from && head.Seq <= lastOld).OrderByDescending(head => head.Seq))
        {
            var place = new { member.Workspace, member.Member, head.Seq };

            // A head of what a restore took back is none of this chain.
            if (session.Find<byte[]>("audit.hash_at", place) is { } hash && hash.AsSpan().SequenceEqual(head.Hash))
            {
                return new SignedHead(
                    SignedHead.Dropped, now.ToUnixTimeMilliseconds(), member.Workspace, member.Member, head.Seq, head.Hash, [], [])
                {
                    Segment = new DroppedSegment(from, session.Find<long>("audit.newest_until", place), months),
                };
            }
        }

        return null;
    }

    private static bool Drop(StoreSession session, MemberScope member, SignedHead line, byte[] signed)
    {
        var place = new { member.Workspace, member.Member, line.Seq, line.Hash, line.At, Line = signed };
        if (session.Find<AuditCut>("audit.cut", member)?.Seq + 1 > line.Segment!.From)
        {
            // Another replica was first.
            return false;
        }

        session.Execute("audit.put_cut", place);
        return session.Execute("audit.drop_segment", new { member.Workspace, member.Member, line.Seq }) > 0;
    }
}
