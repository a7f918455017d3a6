using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Sdk.Reading.Raw;

/// <summary>Where a long chat stands on the page: handed back to the script as it came, but for the number of parts.</summary>
internal sealed record RawPlace
{
    /// <summary>How many elements the list of messages has: rows, and what stands between them.</summary>
    public required int Children { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; init; }

    public override string ToString() => $"place of {Children} parts";
}
