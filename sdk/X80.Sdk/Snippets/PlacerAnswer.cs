namespace X80.Sdk.Snippets;

/// <summary>What the placing script tells.</summary>
internal sealed record PlacerAnswer
{
    public required string Outcome { get; init; }

    public string? Why { get; init; }

    /// <summary>What stands in the composer. Content.</summary>
    public string? Held { get; init; }

    /// <summary>How many rows of the chat hold the text.</summary>
    public int? Shown { get; init; }

    public override string ToString() => $"placer answer ({Outcome})";
}
