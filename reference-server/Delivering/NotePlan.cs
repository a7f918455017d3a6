using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>What one call shall write, as it was rendered under its lease. Content, held in memory for the length of the call.</summary>
internal sealed class NotePlan
{
    public required MemberScope Member { get; init; }

    public required ConversationId Conversation { get; init; }

    public required LeaseRow Lease { get; init; }

    public required NoteRow Note { get; init; }

    public RecordRef Record => Note.Record;

    public required string Marker { get; init; }

    public required IReadOnlyList<PlannedPart> Parts { get; init; }

    /// <summary>The messages in it.</summary>
    public required IReadOnlyList<MessageId> Messages { get; init; }

    /// <summary>What the CRM calls the parts that stand there.</summary>
    public required IReadOnlyDictionary<int, string> Known { get; init; }

    /// <summary>Tags of the texts that may stand there by our own hand.</summary>
    public required IReadOnlyList<TextRow> Ours { get; init; }
}
