using System.Text.Json;

namespace X80.Sdk.Reading.Raw;

/// <summary>What all slices of a long chat tell together.</summary>
internal sealed record RawPlan
{
    public required string Outcome { get; init; }

    public required string Flavour { get; init; }

    public required IReadOnlyDictionary<string, string> Strategies { get; init; }

    public required IReadOnlyList<string> Flags { get; init; }

    public string? ChannelId { get; init; }

    /// <summary>What each slice is joined by: for the script alone.</summary>
    public JsonElement Plan { get; init; }

    public override string ToString() => $"raw plan ({Flavour})";
}
