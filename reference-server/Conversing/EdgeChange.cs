namespace X80.ReferenceServer.Conversing;

/// <summary>What a page changes in the pairs that are kept.</summary>
/// <param name="Added">Pairs to keep besides.</param>
/// <param name="Dropped">Kept ones that are implied from now on: that changes no order.</param>
internal sealed record EdgeChange(IReadOnlyList<EdgeRow> Added, IReadOnlyList<EdgeRow> Dropped)
{
    public static EdgeChange None { get; } = new([], []);

    /// <value>Every added pair puts a message that no page had shown below another.</value>
    public bool IsBelow { get; init; }

    /// <param name="last">The last message held, in the conversation's order.</param>
    /// <param name="reading">The page, in its order.</param>
    /// <param name="fresh">Which of them were not held before.</param>
    /// <returns>Whether the order is what it was, with the fresh ones behind the last as the page has them.</returns>
    public bool OnlyAddsBehind(string last, IReadOnlyList<string> reading, IReadOnlySet<string> fresh)
    {
        if (fresh.Count == 0)
        {
            return Added.Count == 0;
        }

        // Nothing held can come after the last but what hangs below it, so a chain of new ones from there is the end.
        var behind = reading.SkipWhile(id => id != last).Skip(1).ToList();
        return IsBelow && Added.Count == fresh.Count && behind.Count == fresh.Count && behind.All(fresh.Contains);
    }
}
