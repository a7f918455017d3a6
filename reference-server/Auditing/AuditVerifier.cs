using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>
/// Checks every chain from its first entry, every signature, and that each signed head still stands in its chain. Reads only,
/// and may run beside the server.
/// </summary>
internal sealed class AuditVerifier(IStore store, HeadBook book)
{
    public async Task<AuditReport> VerifyAsync(CancellationToken cancellationToken)
    {
        // The heads first: what is signed while the chains are read is not missed in them.
        var lines = await book.ReadAsync(cancellationToken);
        var faults = lines.Where(line => line.Fault is not null).Select(line => new AuditFault(null, line.Number, $"The line {line.Fault}.")).ToList();
        var members = await store.ReadAsync(StoreRole.Access, session => session.Query<MemberScope>("probe.members"), cancellationToken);
        var expected = Expected(lines);
        var entries = 0L;
        foreach (var member in members)
        {
            var chain = await store.ReadAsync(StoreRole.Of(member), session => session.Query<AuditRow>("audit.chain", member), cancellationToken);
            entries += chain.Count;
            if (Fault(member, chain, expected.GetValueOrDefault(member, [])) is { } fault)
            {
                faults.Add(fault);
            }
        }

        faults.AddRange(expected.Keys.Except(members).Select(gone => new AuditFault(gone.Member, 1, "The member and the whole trail are gone.")));
        var restores = lines.Where(line => line.Head is { Kind: SignedHead.Restored }).Select(line => line.Head!.At).Distinct().Count();
        return new AuditReport(members.Count, entries, lines.Count, restores, faults);
    }

    private static AuditFault? Fault(MemberScope member, IReadOnlyList<AuditRow> chain, IReadOnlyList<SignedHead> heads)
    {
        if (AuditTrail.FirstBroken(chain) is { } broken)
        {
            return new AuditFault(member.Member, broken, "The entry was changed, or one before it is missing or out of place.");
        }

        foreach (var head in heads.OrderBy(head => head.Seq))
        {
            if (head.Seq > chain.Count)
            {
                return new AuditFault(member.Member, chain.Count + 1, $"The trail is cut short: entry {head.Seq} was signed as its last.");
            }

            if (!chain[(int)head.Seq - 1].Hash.AsSpan().SequenceEqual(head.Hash))
            {
                return new AuditFault(member.Member, head.Seq, "The trail was rewritten: the signed head is another.");
            }
        }

        return null;
    }

    /// <summary>The signed heads that each chain must hold. A restore takes back those that came after the backup.</summary>
    private static Dictionary<MemberScope, List<SignedHead>> Expected(IReadOnlyList<HeadLine> lines)
    {
        var expected = new Dictionary<MemberScope, List<SignedHead>>();
        foreach (var head in lines.Select(line => line.Head).OfType<SignedHead>())
        {
            var member = new MemberScope(head.Workspace, head.Member);
            var heads = expected.TryGetValue(member, out var held) ? held : expected[member] = [];
            if (head.Kind == SignedHead.Restored)
            {
                heads.RemoveAll(earlier => earlier.Seq > head.Seq);
            }

            if (head.Seq > 0)
            {
                heads.Add(head);
            }
        }

        return expected;
    }
}
