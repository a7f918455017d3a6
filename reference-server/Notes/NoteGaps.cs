using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Notes;

/// <summary>
/// Where a transcript says "not read": between two neighbours of which no page, and no chain of pages, shows that the one stood
/// directly above the other. So it depends on the set of what pages showed alone, as the order does; sharing a message that was sent
/// before changes nothing.
/// </summary>
internal static class NoteGaps
{
    /// <param name="messages">What the note holds, in the conversation's order.</param>
    /// <param name="edges">Which stood directly above which; also of messages that are not among these, having been taken back or not been published.</param>
    /// <returns>The messages above which something may stand that was not read.</returns>
    public static IReadOnlySet<MessageId> Of(IReadOnlyList<StoredMessage> messages, IReadOnlyList<EdgeRow> edges)
    {
        var below = edges.ToLookup(edge => edge.BeforeId, edge => edge.AfterId, StringComparer.Ordinal);
        var held = messages.Select(stored => stored.Message.Id.Value).ToHashSet(StringComparer.Ordinal);
        return messages.Zip(messages.Skip(1))
            .Where(pair => !IsJoined(pair.First.Message.Id.Value, pair.Second.Message.Id.Value, below, held))
            .Select(pair => pair.Second.Message.Id)
            .ToHashSet();
    }

    /// <summary>Whether pages lead from one to the other, at most over messages that are not in the note.</summary>
    private static bool IsJoined(string above, string wanted, ILookup<string, string> below, HashSet<string> held)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { above }, new Stack<string>([above]));
        while (open.TryPop(out var next))
        {
            foreach (var id in below[next])
            {
                if (id == wanted)
                {
                    return true;
                }

                if (!held.Contains(id) && seen.Add(id))
                {
                    open.Push(id);
                }
            }
        }

        return false;
    }
}
