using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>Body of <c>POST records/search</c>: at least 2 characters, so that names never ride in an address.</summary>
public sealed class RecordSearch
{
    public required string Query { get; init; }

    public RecordKind? Kind { get; init; }
}
