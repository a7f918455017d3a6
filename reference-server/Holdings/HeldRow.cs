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

    /// <summary>One conversation on several ids of the same record.</summary>
    public static HeldRow Together(IEnumerable<HeldRow> rows)
    {
        var all = rows.ToList();
        return new HeldRow
        {
            MemberId = all[0].MemberId,
            MemberName = all[0].MemberName,
            ConversationId = all[0].ConversationId,
            Channel = all[0].Channel,
            Privacy = all[0].Privacy,
            Messages = all.Sum(row => row.Messages),
            Activities = all.Sum(row => row.Activities),
            Owed = all[0].Owed,
        };
    }
}
