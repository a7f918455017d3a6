using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>A candidate record for a chat, with its score (0 to 100, likely from 80) and the reasons in words.</summary>
public sealed record Suggestion
{
    public required RecordKind Kind { get; init; }

    public required RecordId RecordId { get; init; }

    public required string Name { get; init; }

    public required string Subtitle { get; init; }

    public required int Score { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}
