using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Delivering;

/// <summary>An activity that was written, or is to be written, to a remote CRM.</summary>
internal sealed class SentRow
{
    public required string Id { get; init; }

    public required string Crm { get; init; }

    public required string RecordKind { get; init; }

    public required string RecordId { get; init; }

    public required string Kind { get; init; }

    public required string Day { get; init; }

    public long? Messages { get; init; }

    public string? Typed { get; init; }

    public string? RemoteId { get; init; }

    /// <value>Until when a request that failed may still be carried out, Unix milliseconds.</value>
    public long UncertainUntil { get; init; }

    public CrmName CrmName => CrmName.Parse(Crm);

    public RecordRef Record => new(Contract.Kinds.RecordKind.Parse(RecordKind), Contract.Ids.RecordId.Parse(RecordId));
}
