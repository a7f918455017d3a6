using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;

namespace X80.ReferenceServer.Tests.Notes;

/// <summary>A page that goes on at the end is placed without the rest of the conversation, and never otherwise than with it.</summary>
public sealed class NoteGrowthTests
{
    private const int PartLength = 600;
    private static readonly NoteHead Head = new("WhatsApp", "Mara Field", TimeZoneInfo.Utc);
    private static readonly DateTimeOffset First = new(2026, 11, 20, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_known_from_the_end_alone_is_what_the_whole_conversation_says()
    {
        var grown = 0;
        Gen.Int[0, 1_000_000].Sample(seed => grown += Play(new Random(seed)), iter: 120, threads: 1);

        Assert.InRange(grown, 300, int.MaxValue);
    }

    /// <returns>How many pages were placed from the end alone.</returns>
    private static int Play(Random random)
    {
        var (held, edges, grown) = (new Dictionary<string, CapturedMessage>(), new List<EdgeRow>(), 0);
        var order = new List<CapturedMessage>();
        var end = random.Next(1, 6);
        for (var page = 0; page < 25; page++)
        {
            // Mostly the newest rows, at times older ones, with rows that were not rendered, or one that is shared alone.
            end += random.Next(4);
            var last = random.Next(4) > 0 ? end : random.Next(1, end + 1);
            List<int> shown = random.Next(10) == 0
                ? [random.Next(end + 3)]
                : [.. Enumerable.Range(Math.Max(0, last - random.Next(2, 9)), 12).Where(number => number < last && random.Next(8) > 0)];
            var reading = shown.Select(Message).ToList();
            var fresh = reading.Where(message => !held.ContainsKey(message.Id.Value)).ToList();
            var alone = reading.Count == 1 && random.Next(2) == 0;
            var change = alone ? null : Extend(edges, [.. reading.Select(message => message.Id.Value)]);
            var place = order.Count == 0 ? null : Roll(order, new NoteRoll(Head, PartLength));
            fresh.ForEach(message => held[message.Id.Value] = message);
            var sorted = MessageOrder.Sort([.. held.Values.Select(message => new StoredMessage(message, []))], edges).Select(stored => stored.Message).ToList();
            if (place is not null && change?.OnlyAddsBehind(
                order[^1].Id.Value, [.. reading.Select(message => message.Id.Value)], fresh.Select(message => message.Id.Value).ToHashSet()) == true)
            {
                Assert.Equal(order.Concat(fresh).Select(message => message.Id), sorted.Select(message => message.Id));
                Assert.Equal(Roll(sorted, new NoteRoll(Head, PartLength)), Roll(fresh, new NoteRoll(Head, PartLength, place)));
                Assert.Equal(NoteRenderer.Render(Head, sorted, PartLength).Count, Roll(sorted, new NoteRoll(Head, PartLength)).Parts);
                grown++;
            }

            order = sorted;
        }

        return grown;
    }

    /// <summary>Asks for the ends first, as the server does; what they say is what all pairs say.</summary>
    private static EdgeChange Extend(List<EdgeRow> edges, IReadOnlyList<string> reading)
    {
        var whole = PageEdges.Extend(edges, reading);
        var near = edges.Where(edge => reading.Contains(edge.BeforeId) || reading.Contains(edge.AfterId)).ToList();
        var change = PageEdges.ExtendEnds(near, reading) ?? whole;
        Assert.Equal(Pairs(whole.Added), Pairs(change.Added));
        Assert.Equal(Pairs(whole.Dropped), Pairs(change.Dropped));
        edges.RemoveAll(edge => Pairs(change.Dropped).Contains((edge.BeforeId, edge.AfterId)));
        edges.AddRange(change.Added);
        return change;
    }

    private static List<(string, string)> Pairs(IReadOnlyList<EdgeRow> edges) => [.. edges.Select(edge => (edge.BeforeId, edge.AfterId))];

    private static RollPlace Roll(IReadOnlyList<CapturedMessage> messages, NoteRoll roll)
    {
        messages.ToList().ForEach(message => roll.Next(message));
        return roll.Place;
    }

    /// <summary>Ids that do not sort as the chat does, times that do not always follow it, and none for some.</summary>
    private static CapturedMessage Message(int number) => new()
    {
        Id = MessageId.Parse($"AAAAAAAA{number * 37 % 1009:D4}"),
        SentAt = number % 5 == 3 ? null : First.AddMinutes((number * 40) - (number % 4 * 90)),
        SentAtCertainty = number % 5 == 3 ? TimeCertainty.Unknown : TimeCertainty.Minute,
        Author = "Ana",
        Direction = Direction.In,
        Kind = MessageKind.Text,
        Text = $"text {number} {new string('x', number * 61 % 90)}",
    };
}
