using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Notes;

/// <summary>A note that exists on a record of a CRM, or is on its way there.</summary>
internal sealed class NoteRow
{
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string ConversationId { get; init; }

    public required string Crm { get; init; }

    public required string RecordKind { get; init; }

    public required string RecordId { get; init; }

    public long Parts { get; init; }

    /// <value>1 while the CRM has not acknowledged all that is published there.</value>
    public long Behind { get; init; }

    /// <value>Until when a request that failed may still be carried out, Unix milliseconds.</value>
    public long UncertainUntil { get; init; }

    public string Channel { get; init; } = "";

    public string MemberName { get; init; } = "";

    public bool IsRemote => Crm != CrmName.Embedded.Value;

    public RecordRef Record => new(Contract.Kinds.RecordKind.Parse(RecordKind), Contract.Ids.RecordId.Parse(RecordId));
}
