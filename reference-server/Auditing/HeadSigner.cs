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
            .GroupBy(head => (head.Workspace, head.Member))
            .ToDictionary(member => member.Key, member => member.Last());
        var heads = await HeadsAsync(SignedHead.Head, cancellationToken);
        await book.AppendAsync(
            [.. heads.Where(head => head.Seq > 0 && (!known.TryGetValue((head.Workspace, head.Member), out var last) || !last.Hash.SequenceEqual(head.Hash)))],
            cancellationToken);
    }

    /// <summary>After a restore: says of every chain where it stands now, so that what came after it is not missed.</summary>
    public async Task SignRestoredAsync(CancellationToken cancellationToken) =>
        await book.AppendAsync(await HeadsAsync(SignedHead.Restored, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<SignedHead>> HeadsAsync(string kind, CancellationToken cancellationToken)
    {
        var heads = new List<SignedHead>();
        foreach (var member in await store.ReadAsync(StoreRole.Access, session => session.Query<MemberScope>("probe.members"), cancellationToken))
        {
            var last = await store.ReadAsync(StoreRole.Of(member), session => session.Find<AuditRow>("audit.last", member), cancellationToken);
            heads.Add(new SignedHead(
                kind, time.GetUtcNow().ToUnixTimeMilliseconds(), member.Workspace, member.Member, last?.Seq ?? 0, last?.Hash ?? [], [], []));
        }

        return heads;
    }
}
