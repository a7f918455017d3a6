namespace X80.ReferenceServer.Conversing;

/// <summary>Messages and which stood above which, to be asked what follows from it.</summary>
internal sealed class PageGraph
{
    // Far more than any honest conversation takes; what is not found within it stays as it is, which costs rows and no order.
    private const int MostSteps = 5_000_000;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly List<List<int>> below = [];
    private readonly int[] ranks;

    public PageGraph(IEnumerable<(string Above, string Below)> pairs)
    {
        foreach (var (upper, lower) in pairs)
        {
            var (from, to) = (NumberOf(upper), NumberOf(lower));
            below[from].Add(to);
        }

        ranks = Rank();
    }

    public int Count => ids.Count;

    /// <summary>No message stands above itself.</summary>
    public bool IsOrder => ranks.All(rank => rank >= 0);

    public bool Holds(string id) => numbers.ContainsKey(id);

    /// <returns>Its place in an order that has every message after those above it; null for one that is not known, or stands on a circle or below one.</returns>
    public int? RankOf(string id) => numbers.TryGetValue(id, out var number) && ranks[number] >= 0 ? ranks[number] : null;

    /// <returns>The pairs that the others imply; none where it is no order.</returns>
    public IReadOnlySet<(string Above, string Below)> Implied()
    {
        var implied = new HashSet<(string, string)>();
        var reached = new int[ids.Count];
        var steps = IsOrder ? MostSteps : 0;
        for (var from = 0; from < ids.Count && steps > 0; from++)
        {
            if (below[from].Count < 2)
            {
                continue;
            }

            // The nearest first: what is reached through it need not be said again.
            var nearest = below[from].OrderBy(to => ranks[to]).ToList();
            var last = ranks[nearest[^1]];
            foreach (var to in nearest)
            {
                if (reached[to] == from + 1)
                {
                    implied.Add((ids[from], ids[to]));
                }
                else
                {
                    steps -= Reach(to, last, from + 1, reached);
                }
            }
        }

        return implied;
    }

    private int NumberOf(string id)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            numbers[id] = number = ids.Count;
            ids.Add(id);
            below.Add([]);
        }

        return number;
    }

    private int[] Rank()
    {
        var above = new int[ids.Count];
        foreach (var to in below.SelectMany(all => all))
        {
            above[to]++;
        }

        var found = new int[ids.Count];
        Array.Fill(found, -1);
        var ready = new PriorityQueue<int, string>(StringComparer.Ordinal);
        ready.EnqueueRange(Enumerable.Range(0, ids.Count).Where(number => above[number] == 0).Select(number => (number, ids[number])));
        for (var rank = 0; ready.TryDequeue(out var next, out _); rank++)
        {
            found[next] = rank;
            foreach (var to in below[next])
            {
                if (--above[to] == 0)
                {
                    ready.Enqueue(to, ids[to]);
                }
            }
        }

        return found;
    }

    /// <summary>Marks everything below a message, down to a rank.</summary>
    private int Reach(int start, int last, int mark, int[] reached)
    {
        var steps = 0;
        var open = new Stack<int>([start]);
        reached[start] = mark;
        while (open.TryPop(out var next))
        {
            steps++;
            foreach (var to in below[next].Where(to => ranks[to] <= last && reached[to] != mark))
            {
                reached[to] = mark;
                open.Push(to);
            }
        }

        return steps;
    }
}
