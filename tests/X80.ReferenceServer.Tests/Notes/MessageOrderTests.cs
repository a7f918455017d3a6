using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Tests.Notes;

public sealed class MessageOrderTests
{
    [Fact]
    public void Overlapping_pieces_of_one_page_in_any_sequence_give_the_page() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int[0, 1000]).Sample((count, seed) =>
        {
            var page = Enumerable.Range(0, count).Select(i => Stored(i, minute: 0)).ToList();
            var edges = page.Zip(page.Skip(1), (a, b) => new EdgeRow { BeforeId = a.Message.Id.Value, AfterId = b.Message.Id.Value }).ToArray();
            var shuffled = page.ToArray();
            new Random(seed).Shuffle(shuffled);
            new Random(seed + 1).Shuffle(edges);

            return MessageOrder.Sort(shuffled, edges).SequenceEqual(page);
        });

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
