namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>An invitation that nobody has used yet.</summary>
internal sealed class InvitationRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public long ExpiresAt { get; init; }
}
