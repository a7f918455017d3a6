using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Notes;

/// <summary>A note says where something may stand that was not read, from what pages showed and from nothing else.</summary>
public sealed class NoteGapTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Gap = "[not read: there may be messages here]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("abcd", "ab bc cd", "")]
    [InlineData("abcd", "ab cd", "c")]
    [InlineData("abcd", "", "bcd")]
    [InlineData("abcd", "ab", "cd")]
    [InlineData("abd", "ab bc cd", "")]
    [InlineData("abd", "ab cd", "d")]
    [InlineData("abcd", "ab ac bd cd", "c")]
    [InlineData("abcde", "ab de", "cd")]
    public void What_no_chain_of_pages_joins_has_a_gap_between(string messages, string edges, string gaps)
    {
        var pairs = edges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => new EdgeRow { BeforeId = IdOf(pair[0]), AfterId = IdOf(pair[1]) });

        var found = NoteGaps.Of([.. messages.Select(Stored)], [.. pairs]);

        Assert.Equal(gaps.Select(IdOf), found.Select(id => id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_pages_that_do_not_meet_have_a_gap_between_them_until_a_third_joins_them_and_the_note_is_the_one_of_a_single_sync()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var messages = Enumerable.Range(0, 6).Select(i => Wire.Message($"text {i}", sentAt: $"2026-11-23T09:1{i}:00+00:00")).ToArray();
        var whole = await member.OpenSharedAsync("title:whole");
        (await member.SyncAsync(whole, messages)).Expect(200);
        var parted = await member.OpenSharedAsync("title:parted");

        (await member.SyncAsync(parted, messages[4..])).Expect(200);
        var apart = await member.SyncBodyAsync(parted, messages[..2]);
        apart["consent"]!["sameChat"] = true;
        (await member.PostAsync($"conversations/{parted}/sync", apart)).Expect(200);
        var before = await member.NoteAsync(parted);
        (await member.SyncAsync(parted, messages[1..5])).Expect(200);

        Assert.Contains($"text 1\n{Gap}\n10:14 ", before, StringComparison.Ordinal);
        Assert.Equal(await member.NoteAsync(whole), await member.NoteAsync(parted));
        Assert.DoesNotContain(Gap, await member.NoteAsync(parted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_a_message_that_was_sent_before_leaves_the_note_as_it_was()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var messages = Enumerable.Range(0, 4).Select(i => Wire.Message($"text {i}", sentAt: $"2026-11-23T09:1{i}:00+00:00")).ToArray();
        var conversation = await member.OpenSharedAsync("title:shared again");
        (await member.SyncAsync(conversation, messages[..2])).Expect(200);
        var apart = await member.SyncBodyAsync(conversation, messages[2..]);
        apart["consent"]!["sameChat"] = true;
        (await member.PostAsync($"conversations/{conversation}/sync", apart)).Expect(200);
        var before = await member.NoteAsync(conversation);

        (await member.ShareOneAsync(conversation, messages[2])).Expect(200);

        Assert.Contains(Gap, before, StringComparison.Ordinal);
        Assert.Equal(before, await member.NoteAsync(conversation));
    }

    [Fact]
    public async Task A_message_that_was_taken_back_leaves_no_gap()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var messages = Enumerable.Range(0, 3).Select(i => Wire.Message($"text {i}")).ToArray();
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, messages)).Expect(200);

        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{messages[1]["id"]}")).Expect(200);

        Assert.DoesNotContain(Gap, await member.NoteAsync(conversation), StringComparison.Ordinal);
    }

    private static string IdOf(char letter) => new(letter, 8);

    private static StoredMessage Stored(char letter) => new(
        new CapturedMessage
        {
            Id = MessageId.Parse(IdOf(letter)),
            SentAtCertainty = TimeCertainty.Unknown,
            Direction = Direction.In,
            Kind = MessageKind.Text,
            Text = "x",
        },
        []);
}
