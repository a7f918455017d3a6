using X80.Contract.Kinds;

namespace X80.ReferenceServer.Access;

/// <summary>A token as an administrator sees it; the token itself was shown once and is not kept.</summary>
public sealed record TokenInfo
{
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string MemberName { get; init; }

    public required IReadOnlyList<Scope> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}
