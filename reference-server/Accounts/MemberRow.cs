namespace X80.ReferenceServer.Accounts;

/// <summary>A member as an administrator sees them.</summary>
internal sealed class MemberRow
{
    public required string MemberId { get; init; }

    public required string Name { get; init; }

    public string? Login { get; init; }

    public string? Role { get; init; }

    public long? LeftAt { get; init; }

    /// <summary>Living tokens.</summary>
    public long Tokens { get; init; }
}
