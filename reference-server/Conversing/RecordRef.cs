using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.ReferenceServer.Conversing;

/// <summary>Names a record of the CRM.</summary>
internal sealed record RecordRef(RecordKind Kind, RecordId Id);
