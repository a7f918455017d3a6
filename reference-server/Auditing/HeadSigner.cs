using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>Puts the heads of all chains outside the database.</summary>
internal sealed class HeadSigner(IStore store, HeadBook book, TimeProvider time)
{
    /// <summary>Signs the heads that changed since they were last signed.</summary>
    public async Task SignAsync(CancellationToken cancellationToken)
    {
        var lines = await book.ReadAsync(cancellationToken);
        var known = lines.Select(line => line.Head).OfType<SignedHead>()
            .Where(head => head.Kind != SignedHead.Dropped)
            .GroupBy(head => (head.Workspace, head.Member))
            .ToDictionary(member => member.Key, member => member.Last());
        var heads = await HeadsAsync(cancellationToken);
        await book.AppendAsync(
            [.. heads.Where(head => head.Seq > 0 && (!known.TryGetValue((head.Workspace, head.Member), out var last) || !last.Hash.SequenceEqual(head.Hash)))],
            cancellationToken);
    }

    private async Task<IReadOnlyList<SignedHead>> HeadsAsync(CancellationToken cancellationToken)
    {
        var heads = new List<SignedHead>();
        foreach (var member in await store.ReadAsync(StoreRole.Access, session => session.Query<MemberScope>("probe.members"), cancellationToken))
        {
            var last = await store.ReadAsync(StoreRole.Of(member), session => AuditTrail.Last(session, member), cancellationToken);
            heads.Add(new SignedHead(
                SignedHead.Head, time.GetUtcNow().ToUnixTimeMilliseconds(), member.Workspace, member.Member, last?.Seq ?? 0, last?.Hash ?? [], [], []));
        }

        return heads;
    }
}
