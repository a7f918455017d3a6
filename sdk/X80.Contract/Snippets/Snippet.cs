namespace X80.Contract.Snippets;

/// <summary>A saved text that a person can place in the composer.</summary>
public sealed record Snippet
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }
}
