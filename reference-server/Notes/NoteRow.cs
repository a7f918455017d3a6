namespace X80.ReferenceServer.Notes;

/// <summary>A note that exists on a record.</summary>
internal sealed class NoteRow
{
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string ConversationId { get; init; }

    public long Parts { get; init; }

    public string Channel { get; init; } = "";

    public string MemberName { get; init; } = "";
}
