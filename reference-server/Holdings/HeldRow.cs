namespace X80.ReferenceServer.Holdings;

/// <summary>One conversation that belongs to a record: whose it is and how much, never what.</summary>
internal sealed class HeldRow
{
    public required string MemberId { get; init; }

    public required string MemberName { get; init; }

    public required string ConversationId { get; init; }

    public required string Channel { get; init; }

    public required string Privacy { get; init; }

    /// <summary>Messages published to the record.</summary>
    public long Messages { get; init; }

    public long Activities { get; init; }

    /// <summary>Copies in a CRM, on whichever record, that are still to be deleted.</summary>
    public long Owed { get; init; }
}
