using System.Text;
using System.Text.Json.Serialization;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>
/// The head of one member's chain as it was signed and put outside the database: one line of <c>heads.jsonl</c>. Each line
/// carries the hash of the one before.
/// </summary>
/// <param name="Kind">
/// <c>head</c>; <c>restored</c>: from here on the chain is that of restored data; <c>dropped</c>: the entries up to this one
/// went at the retention.
/// </param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Workspace">The workspace's id.</param>
/// <param name="Member">Whose chain.</param>
/// <param name="Seq">The entry that was the last; 0 for a chain without any.</param>
/// <param name="Hash">That entry's hash.</param>
/// <param name="Previous">SHA-256 of the line before, without its line feed; empty in the first.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256 over all the rest.</param>
internal sealed record SignedHead(
    string Kind, long At, string Workspace, string Member, long Seq, byte[] Hash, byte[] Previous, byte[] Signature)
{
    public const string Head = "head";
    public const string Restored = "restored";
    public const string Dropped = "dropped";

    /// <value>Of a <c>dropped</c> line alone.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DroppedSegment? Segment { get; init; }

    /// <summary>Whether this is the line of that cut.</summary>
    public bool IsOf(MemberScope member, AuditCut cut) =>
        Kind == Dropped && Segment is not null && Workspace == member.Workspace && Member == member.Member
        && Seq == cut.Seq && Hash.AsSpan().SequenceEqual(cut.Hash);

    public byte[] SignedText() => Encoding.UTF8.GetBytes(
        $"x80-audit-head\n{Kind}\n{At}\n{Workspace}\n{Member}\n{Seq}\n{Convert.ToHexString(Hash)}\n{Convert.ToHexString(Previous)}"
        + (Segment is null ? "" : $"\n{Segment.From}\n{Segment.Newest}\n{Segment.Months}"));
}
