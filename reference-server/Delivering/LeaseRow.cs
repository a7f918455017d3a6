namespace X80.ReferenceServer.Delivering;

/// <summary>A call to a remote CRM that is under way for a conversation, or was when its replica died.</summary>
internal sealed class LeaseRow
{
    public required string Id { get; init; }

    public required string NoteId { get; init; }

    public long PrivacyEpoch { get; init; }

    public long ExpiresAt { get; init; }

    public long Cancelled { get; init; }

    public bool IsLive(DateTimeOffset now) => ExpiresAt > now.ToUnixTimeMilliseconds();
}
