using X80.Contract.Messages;

namespace X80.ReferenceServer.Conversing;

/// <summary>
/// The order of a conversation: the union of the orders in which pages showed it, ties by time sent, then id. It depends
/// on the set of what was seen alone, so overlapping syncs in any sequence give the same note.
/// </summary>
internal static class MessageOrder
{
    public static IReadOnlyList<StoredMessage> Sort(IReadOnlyList<StoredMessage> messages, IReadOnlyList<EdgeRow> edges)
    {
        var held = messages.ToDictionary(stored => stored.Message.Id.Value, StringComparer.Ordinal);
        var nodes = held.Keys.Union(edges.SelectMany(edge => new[] { edge.BeforeId, edge.AfterId }), StringComparer.Ordinal)
            .ToDictionary(id => id, id => new Node(id, held.GetValueOrDefault(id)?.Message), StringComparer.Ordinal);
        foreach (var edge in edges.Where(edge => edge.BeforeId != edge.AfterId))
        {
            nodes[edge.BeforeId].Below.Add(nodes[edge.AfterId]);
            nodes[edge.AfterId].Above++;
        }

        return [.. Walk([.. nodes.Values]).Where(node => held.ContainsKey(node.Id)).Select(node => held[node.Id])];
    }

    private static IEnumerable<Node> Walk(List<Node> nodes)
    {
        var ready = new PriorityQueue<Node, (long, string)>(Comparer<(long, string)>.Create(Compare));
        foreach (var node in nodes.Where(node => node.Above == 0))
        {
            ready.Enqueue(node, (node.Time, node.Id));
        }

        // Pages that contradict each other make a circle; it is cut at its earliest message.
        var rest = new Queue<Node>(nodes.OrderBy(node => node.Time).ThenBy(node => node.Id, StringComparer.Ordinal));
        while (ready.Count > 0 || rest.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Dequeue() : rest.Dequeue();
            if (next.Done)
            {
                continue;
            }

            next.Done = true;
            yield return next;
            foreach (var below in next.Below)
            {
                below.TakeTimeFrom(next);
                if (--below.Above == 0 && !below.Done)
                {
                    ready.Enqueue(below, (below.Time, below.Id));
                }
            }
        }
    }

    private static int Compare((long Time, string Id) a, (long Time, string Id) b) =>
        a.Time != b.Time ? a.Time.CompareTo(b.Time) : string.CompareOrdinal(a.Id, b.Id);

    private sealed class Node(string id, CapturedMessage? message)
    {
        private readonly long? own = message?.SentAt?.UtcTicks;
        private long latest = message?.SentAt?.UtcTicks ?? 0;

        public string Id => id;

        public List<Node> Below { get; } = [];

        public int Above { get; set; }

        public bool Done { get; set; }

        /// <summary>A message without a time stands with the latest one above it, however far above: pairs that others imply say nothing more.</summary>
        public long Time => own ?? latest;

        public void TakeTimeFrom(Node above) => latest = Math.Max(latest, above.latest);
    }
}
