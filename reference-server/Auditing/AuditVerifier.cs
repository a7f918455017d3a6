using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>
/// Checks every chain from its first entry, or from where it was cut at the retention, every signature, and that each signed
/// head still stands in its chain. Reads only, and may run beside the server.
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
        var (entries, dropped) = (0L, 0L);
        foreach (var member in members)
        {
            var (cut, chain) = await store.ReadAsync(
                StoreRole.Of(member),
                session => (session.Find<AuditCut>("audit.cut", member), session.Query<AuditRow>("audit.chain", member)),
                cancellationToken);
            entries += chain.Count;
            dropped += cut?.Seq ?? 0;
            var fault = cut is null ? null : await FaultAsync(member, cut, lines, cancellationToken);
            if ((fault ?? Fault(member, chain, cut, expected.GetValueOrDefault(member, []))) is { } found)
            {
                faults.Add(found);
            }
        }

        faults.AddRange(expected.Keys.Except(members).Select(gone => new AuditFault(gone.Member, 1, "The member and the whole trail are gone.")));
        if (lines.Count == 0 && (entries > 0 || book.HasVanished))
        {
            faults.Add(new AuditFault(null, 1, "There is no signed head in the audit folder, so nobody can tell whether a trail was shortened."));
        }

        var restores = lines.Where(line => line.Head is { Kind: SignedHead.Restored }).Select(line => line.Head!.At).Distinct().Count();
        return new AuditReport(members.Count, entries, lines.Count, restores, faults) { Dropped = dropped };
    }

    /// <summary>A lawful cut is signed, stands among the heads outside, and was of entries that were old enough.</summary>
    private async Task<AuditFault?> FaultAsync(MemberScope member, AuditCut cut, IReadOnlyList<HeadLine> lines, CancellationToken cancellationToken)
    {
        if (book.Open(cut.Line) is not { } line || !line.IsOf(member, cut))
        {
            return new AuditFault(member.Member, cut.Seq, "The trail was cut here, or the row that says so was changed: no signed line belongs to it.");
        }

        if (!line.Segment!.IsOldAt(line.At))
        {
            return new AuditFault(member.Member, cut.Seq, "The segment that ends here went before it was as old as the workspace's retention.");
        }

        // What was dropped since the heads were read is in them now.
        return Holds(lines, member, cut) || Holds(await book.ReadAsync(cancellationToken), member, cut)
            ? null
            : new AuditFault(member.Member, cut.Seq, "The segment that ends here went without its line among the signed heads, or that line is gone.");
    }

    private static bool Holds(IReadOnlyList<HeadLine> lines, MemberScope member, AuditCut cut) =>
        lines.Any(line => line.Head is { } head && head.IsOf(member, cut));

    private static AuditFault? Fault(MemberScope member, IReadOnlyList<AuditRow> chain, AuditCut? cut, IReadOnlyList<SignedHead> heads)
    {
        if (AuditTrail.FirstBroken(chain, cut) is { } broken)
        {
            return new AuditFault(member.Member, broken, "The entry was changed, or one before it is missing or out of place.");
        }

        var gone = cut?.Seq ?? 0;
        foreach (var head in heads.Where(head => head.Seq >= gone).OrderBy(head => head.Seq))
        {
            if (head.Seq > gone + chain.Count)
            {
                return new AuditFault(member.Member, gone + chain.Count + 1, $"The trail is cut short: entry {head.Seq} was signed as its last.");
            }

            if (!(head.Seq == gone ? cut!.Hash : chain[(int)(head.Seq - gone) - 1].Hash).AsSpan().SequenceEqual(head.Hash))
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
