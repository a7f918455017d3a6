using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Consents;

/// <summary>The record a payload goes to, as shown to the person (member <c>to</c> of the hashed payload).</summary>
public sealed record ConsentTarget
{
    public required CrmName Crm { get; init; }

    public required RecordKind Kind { get; init; }

    public required RecordId RecordId { get; init; }
}
