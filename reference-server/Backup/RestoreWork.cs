using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>What a restore does in one transaction, on either database, once the data part is in place and before anybody serves it.</summary>
/// <param name="join">Data with living keys.</param>
/// <param name="from">The folder of the backup: its living keys are renewed by rotations to come.</param>
/// <param name="book">Where the heads lie: it is said there where each chain stands now, so that what came after is not missed.</param>
/// <param name="now">When.</param>
internal sealed class RestoreWork(RestoreJoin join, string from, HeadBook book, DateTimeOffset now)
{
    /// <returns>Messages that are back, and messages that stay erased.</returns>
    public async Task<(int Messages, int Erased)> RunAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var counts = join.Run(session);
        LivingUpkeep.Note(session, from);
        await book.AppendAsync(Heads(session), cancellationToken);
        return counts;
    }

    private IReadOnlyList<SignedHead> Heads(StoreSession session) =>
        [.. session.Query<MemberScope>("probe.members").Select(member =>
        {
            var last = AuditTrail.Last(session, member);
            return new SignedHead(
                SignedHead.Restored, now.ToUnixTimeMilliseconds(), member.Workspace, member.Member, last?.Seq ?? 0, last?.Hash ?? [], [], []);
        })];
}
