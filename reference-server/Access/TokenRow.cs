namespace X80.ReferenceServer.Access;

/// <summary>A stored token, without its hash.</summary>
internal sealed class TokenRow
{
    public required string Id { get; init; }

    public string WorkspaceId { get; init; } = "";

    public required string MemberId { get; init; }

    public required string MemberName { get; init; }

    public required string Scopes { get; init; }

    public long CreatedAt { get; init; }

    public long ExpiresAt { get; init; }

    public long? RevokedAt { get; init; }
}
