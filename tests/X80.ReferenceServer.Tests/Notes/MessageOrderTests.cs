using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;

namespace X80.ReferenceServer.Tests.Notes;

public sealed class MessageOrderTests
{
    /// <summary>Pieces of one page, overlapping and older ones late, put together one by one in any sequence.</summary>
    [Fact]
    public void Fault_34_overlapping_pieces_of_one_page_in_any_sequence_give_the_page_and_the_note_of_one_reading() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int[2, 8], Gen.Int[0, int.MaxValue - 1]).Sample(
            (count, length, seed) =>
            {
                var page = Enumerable.Range(0, count).Select(i => Stored(i, minute: i / 5)).ToList();
                var pieces = Enumerable.Range(0, count).Where(start => start % (length / 2) == 0).Select(start => page.Skip(start).Take(length).ToArray()).ToArray();
                var random = new Random(seed);
                random.Shuffle(pieces);
                List<StoredMessage> held = [];
                List<EdgeRow> edges = [];
                foreach (var piece in pieces)
                {
                    held = [.. MessageOrder.Sort([.. held, .. piece.Except(held)], edges = [.. edges, .. Edges(piece)])];
                }

                var shuffled = page.ToArray();
                random.Shuffle(shuffled);
                var rebuilt = MessageOrder.Sort(shuffled, Edges(page));
                return held.SequenceEqual(page) && rebuilt.SequenceEqual(page) && Note(held) == Note(page);
            },
            iter: 10_000);

    [Fact]
    public void A_message_shared_alone_stands_where_its_time_says()
    {
        StoredMessage[] page = [Stored(1, 0), Stored(2, 10)];
        var alone = Stored(9, 5);

        var order = MessageOrder.Sort([alone, .. page], [new EdgeRow { BeforeId = page[0].Message.Id.Value, AfterId = page[1].Message.Id.Value }]);

        Assert.Equal([page[0], alone, page[1]], order);
    }

    [Fact]
    public void Pages_that_contradict_each_other_still_give_every_message_once()
    {
        StoredMessage[] page = [Stored(1, 0), Stored(2, 1)];
        var (a, b) = (page[0].Message.Id.Value, page[1].Message.Id.Value);

        var order = MessageOrder.Sort(page, [new EdgeRow { BeforeId = a, AfterId = b }, new EdgeRow { BeforeId = b, AfterId = a }]);

        Assert.Equal(page, order);
    }

    private static IReadOnlyList<EdgeRow> Edges(IReadOnlyList<StoredMessage> piece) =>
        [.. piece.Zip(piece.Skip(1), (a, b) => new EdgeRow { BeforeId = a.Message.Id.Value, AfterId = b.Message.Id.Value })];

    private static string Note(IReadOnlyList<StoredMessage> messages) => string.Concat(
        NoteRenderer.Render(new NoteHead("WhatsApp", "Mara Field", TimeZoneInfo.Utc), [.. messages.Select(stored => stored.Message)]).Select(part => part.Text));

    private static StoredMessage Stored(int number, int minute)
    {
        var message = new CapturedMessage
        {
            Id = MessageId.Parse($"AAAAAA{(number * 37) % 100:D2}"),
            SentAt = new DateTimeOffset(2026, 11, 23, 9, minute, 0, TimeSpan.Zero),
            SentAtCertainty = TimeCertainty.Minute,
            Direction = Direction.In,
            Kind = MessageKind.Text,
        };
        return new StoredMessage(message, []);
    }
}
