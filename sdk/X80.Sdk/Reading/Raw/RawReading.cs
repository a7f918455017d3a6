using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Sdk.Reading.Raw;

/// <summary>What the script returns: unproved until <see cref="RawReader"/> has checked it.</summary>
internal sealed record RawReading
{
    public required string Outcome { get; init; }

    // A refusal.
    public string? Stage { get; init; }

    public string? Selector { get; init; }

    public string? Why { get; init; }

    public IReadOnlyList<int>? Counts { get; init; }

    // A reading.
    public string? Flavour { get; init; }

    public RawIdentity? Identity { get; init; }

    public IReadOnlyList<string>? Flags { get; init; }

    public IReadOnlyDictionary<string, string>? Strategies { get; init; }

    public int? RowsSeen { get; init; }

    public int? NotRendered { get; init; }

    public IReadOnlyList<RawMessage>? Messages { get; init; }

    // A copy.
    public IReadOnlyDictionary<string, string>? Root { get; init; }

    public IReadOnlyList<string>? Panels { get; init; }

    /// <summary>Of a chat that is too long for one call: where it stands on the page, handed back to the script as it came.</summary>
    public JsonElement? Place { get; init; }

    [JsonIgnore]
    public bool IsRefusal => Outcome == "refused";

    public override string ToString() => $"raw reading ({Outcome})";
}
