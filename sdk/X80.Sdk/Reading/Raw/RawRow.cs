namespace X80.Sdk.Reading.Raw;

/// <summary>What a slice tells of one row: all that needs no other row. Content.</summary>
internal sealed record RawRow
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public string? FileName { get; init; }

    public bool? Edited { get; init; }

    public bool? Forwarded { get; init; }

    public bool? Truncated { get; init; }

    public override string ToString() => "raw row";
}
