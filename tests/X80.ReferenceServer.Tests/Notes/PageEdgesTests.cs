using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Tests.Notes;

/// <summary>What is kept of the pages of a chat: its order, in a bounded number of rows.</summary>
public sealed class PageEdgesTests
{
    [Fact]
    public void Pages_of_one_chat_in_any_sequence_keep_the_order_of_all_of_them_in_few_rows() =>
        Gen.Select(Gen.Int[2, 120], Gen.Int[1, 60], Gen.Int[0, 1_000_000]).Sample((count, pages, seed) =>
        {
            // A page is a stretch of the chat in which some rows were not rendered.
            var random = new Random(seed);
            string[] Page()
            {
                var (from, length) = (random.Next(count), random.Next(2, 40));
                return [.. Enumerable.Range(from, Math.Min(length, count - from)).Where(_ => random.Next(5) > 0).Select(Id)];
            }

            return KeepsTheOrderOf([.. Enumerable.Range(0, pages).Select(_ => Page())]);
        });

    [Fact]
    public void Any_pages_of_few_messages_that_agree_keep_their_whole_order() =>
        Gen.Select(Gen.Int[2, 16], Gen.Int[1, 300], Gen.Int[0, 1_000_000]).Sample((count, pages, seed) =>
        {
            var random = new Random(seed);
            return KeepsTheOrderOf([.. Enumerable.Range(0, pages)
                .Select(_ => Enumerable.Range(0, count).Where(_ => random.Next(4) == 0).Select(Id).ToArray())]);
        });

    [Fact]
    public void A_page_that_contradicts_leaves_known_messages_where_they_are_and_places_the_new_one() =>
        Assert.Equal(
            ["M1", "M2", "M25", "M3", "M4"],
            Sorted(Kept([["M1", "M2", "M3", "M4"], ["M4", "M2", "M25"]]), ["M1", "M2", "M3", "M4", "M25"]));

    [Fact]
    public void Shuffled_pages_without_end_keep_a_bounded_number_of_rows_and_the_first_order()
    {
        var random = new Random(7);
        string[] first = [.. Enumerable.Range(0, 50).Select(Id)];
        var kept = Extend([], first);
        for (var i = 0; i < 3_000; i++)
        {
            var page = first.ToArray();
            random.Shuffle(page);
            kept = Extend(kept, page);
            Assert.True(kept.Count <= PageEdges.MostPerMessage * first.Length, $"{kept.Count} rows after {i + 1} pages.");
        }

        Assert.Equal(first, Sorted(kept, first));
    }

    [Fact]
    public void Pages_made_to_need_more_rows_than_the_bound_still_leave_every_message_and_the_places_of_new_ones()
    {
        string[] all = [.. Enumerable.Range(0, 80).Select(Id)];
        var kept = new List<EdgeRow>();
        foreach (var (above, below) in all[..40].SelectMany(above => all[40..].Select(below => (above, below))))
        {
            kept = Extend(kept, [above, below]);
        }

        Assert.True(kept.Count <= PageEdges.MostPerMessage * all.Length, $"{kept.Count} rows.");
        var order = Sorted(Extend(kept, [all[0], "NEWONE", all[79]]), [.. all, "NEWONE"]);
        Assert.Equal(all.Length + 1, order.Count);
        Assert.True(Place(order, all[0]) < Place(order, "NEWONE") && Place(order, "NEWONE") < Place(order, all[79]));
    }

    private static bool KeepsTheOrderOf(IReadOnlyList<string[]> pages)
    {
        var ids = pages.SelectMany(page => page).Distinct().ToList();
        var all = pages.SelectMany(page => page.Zip(page.Skip(1), Edge)).DistinctBy(edge => (edge.BeforeId, edge.AfterId)).ToList();
        var kept = Kept(pages);
        return kept.Count <= PageEdges.MostPerMessage * ids.Count
            && kept.Select(edge => (edge.BeforeId, edge.AfterId)).Distinct().Count() == kept.Count
            && Sorted(kept, ids).SequenceEqual(Sorted(all, ids))
            && Sorted(kept, ids, Times).SequenceEqual(Sorted(all, ids, Times));
    }

    private static List<EdgeRow> Kept(IReadOnlyList<string[]> pages) => pages.Aggregate(new List<EdgeRow>(), Extend);

    private static List<EdgeRow> Extend(List<EdgeRow> kept, string[] page)
    {
        var change = PageEdges.Extend(kept, page);
        var gone = change.Dropped.Select(edge => (edge.BeforeId, edge.AfterId)).ToHashSet();
        return [.. kept.Where(edge => !gone.Contains((edge.BeforeId, edge.AfterId))), .. change.Added];
    }

    /// <summary>Ids that do not sort as the chat does, all of one minute.</summary>
    private static string Id(int number) => $"M{number * 37 % 1009:D4}";

    private static EdgeRow Edge(string above, string below) => new() { BeforeId = above, AfterId = below };

    private static int Place(IReadOnlyList<string> order, string id) => order.Index().Single(placed => placed.Item == id).Index;

    /// <summary>Times that the page's order does not follow, and none for some messages.</summary>
    private static int? Times(string id) => id.Sum(letter => letter) % 3 == 0 ? null : id.Sum(letter => letter * 31) % 60;

    private static IReadOnlyList<string> Sorted(IReadOnlyList<EdgeRow> edges, IReadOnlyList<string> ids, Func<string, int?>? minute = null) =>
        [.. MessageOrder.Sort([.. ids.Select(id => Stored(id, minute is null ? 0 : minute(id)))], [.. edges.Select(edge => Edge(Wire(edge.BeforeId), Wire(edge.AfterId)))])
            .Select(stored => stored.Message.Id.Value[8..])];

    private static string Wire(string id) => "AAAAAAAA" + id;

    private static StoredMessage Stored(string id, int? minute) => new(
        new CapturedMessage
        {
            Id = MessageId.Parse(Wire(id)),
            SentAt = minute is { } known ? new DateTimeOffset(2026, 11, 23, 9, known, 0, TimeSpan.Zero) : null,
            SentAtCertainty = minute is null ? TimeCertainty.Unknown : TimeCertainty.Minute,
            Direction = Direction.In,
            Kind = MessageKind.Text,
        },
        []);
}
