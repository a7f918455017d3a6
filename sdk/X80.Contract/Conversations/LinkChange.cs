using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>Body of <c>PUT conversations/{id}/link</c>.</summary>
public sealed record LinkChange
{
    public required RecordKind Kind { get; init; }

    public required RecordId RecordId { get; init; }

    /// <summary><c>leave</c> keeps the note on the former record; otherwise it is removed in the same write.</summary>
    public LinkNote? Note { get; init; }

    public required ConsentClaim Consent { get; init; }
}
