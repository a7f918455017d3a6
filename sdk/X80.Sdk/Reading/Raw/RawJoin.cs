using System.Text.Json;

namespace X80.Sdk.Reading.Raw;

/// <summary>What all rows of a long chat together decide of each row of one slice: one entry a row, in page order.</summary>
internal sealed record RawJoin
{
    public required string Outcome { get; init; }

    public required IReadOnlyDictionary<string, string> Strategies { get; init; }

    public required IReadOnlyList<string?> SentAt { get; init; }

    public required IReadOnlyList<string?> Certainty { get; init; }

    public required IReadOnlyList<string?> Author { get; init; }

    public required IReadOnlyList<string> Direction { get; init; }

    public required IReadOnlyList<string> DirectionCertainty { get; init; }

    /// <summary>What the slice below goes on with: for the script alone.</summary>
    public JsonElement Below { get; init; }

    public override string ToString() => $"raw join of {Direction.Count} rows";
}
