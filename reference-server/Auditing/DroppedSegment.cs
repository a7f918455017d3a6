namespace X80.ReferenceServer.Auditing;

/// <summary>What a signed line says of a segment that went at the retention; the line's own entry is its last.</summary>
/// <param name="From">Its first entry.</param>
/// <param name="Newest">When its newest entry was made, in Unix milliseconds.</param>
/// <param name="Months">The workspace's retention when it went.</param>
internal sealed record DroppedSegment(long From, long Newest, int Months)
{
    /// <summary>Whether its newest entry was old enough.</summary>
    /// <param name="at">When it went, in Unix milliseconds.</param>
    public bool IsOldAt(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Newest) <= DateTimeOffset.FromUnixTimeMilliseconds(at).AddMonths(-Months);
}
