using System.Text.Json;

namespace X80.Sdk.Reading.Raw;

/// <summary>Some rows of a long chat, in page order.</summary>
internal sealed record RawSlice
{
    public required string Outcome { get; init; }

    /// <summary>For each row its id and the length of its text, to be compared when all slices were read; its id alone where no content is looked at.</summary>
    public required IReadOnlyList<string> Seal { get; init; }

    /// <summary>For each row what it holds; null for one that the page has not rendered. Absent where a slice was only compared.</summary>
    public IReadOnlyList<RawRow?>? Rows { get; init; }

    /// <summary>What planning needs of these rows: for the script alone.</summary>
    public JsonElement Survey { get; init; }

    /// <summary>What joining needs of these rows: for the script alone.</summary>
    public JsonElement Part { get; init; }

    public override string ToString() => $"raw slice of {Seal.Count} rows";
}
