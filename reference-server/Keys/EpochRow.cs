namespace X80.ReferenceServer.Keys;

/// <summary>An epoch: one is active, older ones are retiring, and a spent one wraps nothing any more.</summary>
internal sealed class EpochRow
{
    public long Epoch { get; init; }

    public long Active { get; init; }

    public long Spent { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>Nothing, sealed under the epoch's key: tells a foreign key before it is used.</summary>
    public byte[] Proof { get; init; } = [];

    public bool IsActive => Active != 0;

    public bool IsSpent => Spent != 0;
}
