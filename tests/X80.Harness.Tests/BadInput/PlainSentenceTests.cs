using X80.Contract.Ids;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.BadInput;

/// <summary>What can be wrong with the page: each has a sentence of its own in the sidebar, and the backend gets nothing.</summary>
public sealed class PlainSentenceTests(PracticeStage stage) : IClassFixture<PracticeStage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_bad_input_has_a_sentence_of_its_own() => Assert.Distinct(Sentences.All);

    [Theory]
    [InlineData(PracticeScreen.NoChatOpen, Sentences.NoChatOpen)]
    [InlineData(PracticeScreen.QrCode, Sentences.NotSignedIn)]
    [InlineData(PracticeScreen.Loading, Sentences.StillLoading)]
    public async Task A_page_without_an_open_chat_is_said_so(PracticeScreen screen, string sentence)
    {
        var chats = await stage.OpenAsync(screen);
        var before = await stage.Backend.CountConversationsAsync(Cancel);

        await stage.ClickAsync("sync");

        Assert.Equal(sentence, await stage.Person.Sidebar.ReadFailureAsync());
        await AssertNothingCameAsync(chats, before);
    }

    [Fact]
    public async Task Another_page_of_the_channels_company_is_said_so_though_it_looks_the_same()
    {
        var chats = await stage.OpenAsync(host: "https://www.whatsapp.com");
        var before = await stage.Backend.CountConversationsAsync(Cancel);

        await stage.ClickAsync("sync");

        Assert.Equal(Sentences.WrongPage, await stage.Person.Sidebar.ReadFailureAsync());
        await AssertNothingCameAsync(chats, before);
    }

    [Fact]
    public async Task A_document_that_is_not_the_channels_takes_no_click_and_is_said_so()
    {
        var chats = await stage.OpenAsync();
        var before = await stage.Backend.CountConversationsAsync(Cancel);
        await stage.ShowForeignDocumentAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.ClickAsync("sync"));

        Assert.Equal(Sentences.ForeignDocument, await stage.Person.Sidebar.ReadHintAsync());
        await AssertNothingCameAsync(chats, before);
        await stage.LetThePageComeBackAsync();
    }

    [Fact]
    public async Task Two_chats_of_one_title_are_never_taken_for_each_other()
    {
        var chats = await stage.OpenAsync();
        await stage.Person.OpenChatAsync("dana-cole-1", Cancel);
        await stage.ClickAsync("sync", "link:person:person-dana-cole", "share-conversation");
        var conversation = stage.Conversation;
        await stage.Person.OpenChatAsync("dana-cole-2", Cancel);

        await stage.ClickAsync("send");

        Assert.Equal(Sentences.ChatChanged, await stage.Person.Sidebar.ReadFailureAsync());
        Assert.Equal(0, await stage.Person.Sidebar.Locator("[data-control=send]").CountAsync());
        Assert.Empty(await HeldAsync(conversation));
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));

        await stage.ClickAsync("dismiss", "sync");
        Assert.Contains("Two chats can share a title.", await stage.Person.Sidebar.ReadPanelAsync("whichChat"), StringComparison.Ordinal);
        await stage.ClickAsync("other-chat", "sync", "link:person:person-dana-cole", "share-conversation", "send");
        var other = stage.Conversation;
        Assert.NotEqual(conversation, other);
        Assert.Equal(IdsOf(chats, "dana-cole-2"), await HeldAsync(other));
        Assert.Empty(await HeldAsync(conversation));

        await stage.Person.OpenChatAsync("dana-cole-1", Cancel);
        await stage.ClickAsync("sync", "send");
        Assert.Equal(conversation, stage.Conversation);
        Assert.Equal((IdsOf(chats, "dana-cole-1"), IdsOf(chats, "dana-cole-2")), (await HeldAsync(conversation), await HeldAsync(other)));
    }

    [Fact]
    public async Task A_chat_on_the_never_capture_list_is_said_so_whole_or_in_part()
    {
        var chats = await stage.OpenAsync();
        await stage.Backend.NeverCaptureAsync("Bruno Costa", Cancel);
        await stage.Person.OpenChatAsync("bruno-costa", Cancel);
        await stage.ClickAsync("sync", "link:person:person-bruno-costa");

        await stage.ClickAsync($"share-one:{stage.Session.Capture.State.Preview!.Messages[^1].Id}");
        Assert.Equal(Sentences.NeverCapture, await stage.Person.Sidebar.ReadFailureAsync());

        await stage.ClickAsync("dismiss", "share-conversation", "send");
        Assert.Equal(Sentences.NeverCapture, await stage.Person.Sidebar.ReadFailureAsync());
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
    }

    [Fact]
    public async Task With_nothing_wrong_a_chat_becomes_a_note_on_its_record_in_at_most_eight_clicks()
    {
        var chats = await stage.OpenAsync();
        var before = stage.Person.Clicks;

        await stage.ClickAsync("sync", "link:person:person-ana-lima", "share-conversation", "send");

        Assert.InRange(stage.Person.Clicks - before, 1, 8);
        Assert.Contains("Sent to Ana Lima", await stage.Person.Sidebar.ReadPanelAsync("result"), StringComparison.Ordinal);
        var note = (await stage.Backend.Client.GetNoteAsync(stage.Conversation, Cancel)).Value!;
        var words = string.Concat(note.Parts.Select(part => part.Text));
        Assert.All(chats.LinesOf("ana-lima"), line => Assert.Contains(line, words, StringComparison.Ordinal));
        Assert.Equal(["messages", "note"], (await stage.Backend.FindAsync(chats.Canary, Cancel)).Order());
    }

    private async Task<string> HeldAsync(ConversationId conversation) =>
        string.Join(' ', (await stage.Backend.Client.GetMessagesAsync(conversation, after: null, limit: null, Cancel)).Value!.Items.Select(message => message.Id.Value).Order(StringComparer.Ordinal));

    private static string IdsOf(PracticeChats chats, string chatId) =>
        string.Join(' ', chats.Site.Expected(chatId).Messages.Select(message => message.Id.Value).Order(StringComparer.Ordinal));

    private async Task AssertNothingCameAsync(PracticeChats chats, int conversationsBefore)
    {
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
        Assert.Equal(conversationsBefore, await stage.Backend.CountConversationsAsync(Cancel));
    }
}
