namespace X80.Sdk.Reading.Raw;

/// <summary>One message as the script returns it. Content.</summary>
internal sealed record RawMessage
{
    public required string Id { get; init; }

    public string? SentAt { get; init; }

    public required string SentAtCertainty { get; init; }

    public string? Author { get; init; }

    public required string Direction { get; init; }

    public required string DirectionCertainty { get; init; }

    public required string Kind { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public string? FileName { get; init; }

    public bool? Edited { get; init; }

    public bool? Forwarded { get; init; }

    public bool? Truncated { get; init; }

    public override string ToString() => "raw message";
}
