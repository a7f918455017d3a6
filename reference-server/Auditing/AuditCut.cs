namespace X80.ReferenceServer.Auditing;

/// <summary>Where a member's trail begins: what is up to here went at the retention.</summary>
internal sealed class AuditCut
{
    /// <summary>The last entry that is gone.</summary>
    public long Seq { get; init; }

    /// <summary>That entry's hash, which the next is chained to.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>When it went, Unix milliseconds.</summary>
    public long CutAt { get; init; }

    /// <summary>The line of <c>heads.jsonl</c> that was signed for it.</summary>
    public byte[] Line { get; init; } = [];
}
