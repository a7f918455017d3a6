namespace X80.ReferenceServer.Accounts;

/// <summary>A living session of a browser.</summary>
internal sealed class WebSessionRow
{
    public required string Id { get; init; }

    public string WorkspaceId { get; init; } = "";

    public string MemberId { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = AccountRole.Member;

    public string Device { get; init; } = "";

    public long StartedAt { get; init; }

    public long ExpiresAt { get; init; }

    public long ConfirmedAt { get; init; }

    /// <summary>The workspace's, where its settings name one.</summary>
    public string? TimeZone { get; init; }
}
