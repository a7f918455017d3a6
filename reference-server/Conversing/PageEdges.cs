namespace X80.ReferenceServer.Conversing;

/// <summary>
/// Which pairs "directly above" are kept of what pages showed, so that their union stays the conversation's order and the
/// rows stay few: at most <see cref="MostPerMessage"/> for each message that any page showed.
/// </summary>
/// <remarks>
/// Pairs that others imply are given up first; that changes no order. A page that contradicts what is known adds only what
/// agrees: a known message keeps its place. Where pages agree and still need more pairs than the bound allows (no page of a
/// real chat does), a page adds the places of its new messages alone, and their time decides the rest.
/// </remarks>
internal static class PageEdges
{
    public const int MostPerMessage = 4;

    /// <summary>The page that goes on where the last ended, or ends where one began: it is known without the rest of the conversation.</summary>
    /// <param name="near">Of what is kept so far, every pair with one of the page's messages.</param>
    /// <param name="reading">The ids of a new page in its order, each once.</param>
    /// <returns>The same as <see cref="Extend"/> of all that is kept; null where that has to be asked.</returns>
    /// <remarks>
    /// A new message with pairs on one side alone closes no circle, and brings as many pairs as messages, which keeps the bound.
    /// </remarks>
    public static EdgeChange? ExtendEnds(IReadOnlyList<EdgeRow> near, IReadOnlyList<string> reading)
    {
        var known = near.SelectMany(edge => new[] { edge.BeforeId, edge.AfterId }).ToHashSet(StringComparer.Ordinal);
        var fresh = Fresh(Pairs(near), reading);
        return fresh.Count == 0 ? EdgeChange.None
            : fresh.All(pair => !known.Contains(pair.Below)) ? new EdgeChange(Rows(fresh), []) { IsBelow = true }
            : fresh.All(pair => !known.Contains(pair.Above)) ? new EdgeChange(Rows(fresh), [])
            : null;
    }

    /// <param name="known">What is kept so far.</param>
    /// <param name="reading">The ids of a new page in its order, each once.</param>
    public static EdgeChange Extend(IReadOnlyList<EdgeRow> known, IReadOnlyList<string> reading)
    {
        var held = Pairs(known);
        var fresh = Fresh(held, reading);
        if (fresh.Count == 0)
        {
            return EdgeChange.None;
        }

        var after = new PageGraph(held.Concat(fresh));
        if (!after.IsOrder)
        {
            var places = Places(new PageGraph(held), reading);
            fresh = [.. fresh.Where(pair => places[pair.Above].CompareTo(places[pair.Below]) < 0)];
            after = new PageGraph(held.Concat(fresh));
        }

        var most = MostPerMessage * after.Count;
        if (held.Count + fresh.Count <= most)
        {
            return new EdgeChange(Rows(fresh), []);
        }

        var implied = after.Implied();
        if (held.Count + fresh.Count - implied.Count <= most)
        {
            return new EdgeChange(Rows(fresh.Where(pair => !implied.Contains(pair))), Rows(held.Where(implied.Contains)));
        }

        var before = new PageGraph(held);
        return new EdgeChange(Rows(fresh.Where(pair => !before.Holds(pair.Above) || !before.Holds(pair.Below))), []);
    }

    /// <summary>Known messages in the order they have; each new one directly after the one above it on the page.</summary>
    private static Dictionary<string, (int Rank, int Step)> Places(PageGraph before, IReadOnlyList<string> reading)
    {
        var places = new Dictionary<string, (int Rank, int Step)>(StringComparer.Ordinal);
        var above = -1;
        for (var i = 0; i < reading.Count; i++)
        {
            var rank = before.RankOf(reading[i]);
            above = rank ?? above;
            places[reading[i]] = (above, rank is null ? i + 1 : 0);
        }

        return places;
    }

    private static HashSet<(string Above, string Below)> Pairs(IReadOnlyList<EdgeRow> edges) =>
        edges.Select(edge => (Above: edge.BeforeId, Below: edge.AfterId)).ToHashSet();

    private static List<(string Above, string Below)> Fresh(HashSet<(string Above, string Below)> held, IReadOnlyList<string> reading) =>
        [.. reading.Zip(reading.Skip(1), (above, below) => (Above: above, Below: below)).Where(pair => !held.Contains(pair))];

    private static IReadOnlyList<EdgeRow> Rows(IEnumerable<(string Above, string Below)> pairs) =>
        [.. pairs.Select(pair => new EdgeRow { BeforeId = pair.Above, AfterId = pair.Below })];
}
