namespace X80.Contract.Snippets;

/// <summary>Answer of <c>GET snippets</c>.</summary>
public sealed record SnippetList
{
    public required IReadOnlyList<Snippet> Items { get; init; }
}
