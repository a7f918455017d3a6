using X80.Contract.Kinds;
using X80.Harness.Tests.BadInput;
using X80.Sdk.Capture;

namespace X80.Harness.Tests.Sidebar;

/// <summary>Every flow of the sidebar by keyboard alone, against the real backend: what it did is read back there.</summary>
public sealed class KeyboardFlowTests(PracticeStage stage) : IClassFixture<PracticeStage>
{
    private const string Passphrase = "a few plain words";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CaptureState State => stage.Session.Capture.State;

    [Fact]
    public async Task A_person_without_a_mouse_does_all_that_the_sidebar_offers()
    {
        await stage.Backend.SaveSnippetAsync("Thanks", "Thank you, we will look into it.", Cancel);
        var chats = await stage.OpenAsync();
        var keys = await SidebarKeyboard.AtAsync(stage.Person);
        await stage.Person.Sidebar.BringToFrontAsync();
        await keys.PressAsync("button Sync this chat to CRM", "sync");

        await keys.TypeAsync("searchbox Search the CRM", "a");
        await keys.PressAsync("button Search", "search");
        Assert.Equal("search-too-short", State.Failure?.Code);
        await keys.PressAsync("button Dismiss", "dismiss");
        Assert.Null(State.Failure);
        await keys.TypeAsync("searchbox Search the CRM", "Bruno");
        await stage.Person.PressAsync("search", "Enter", Cancel);
        Assert.Equal(["Bruno Costa"], State.Hits!.Select(hit => hit.Name));
        await keys.TypeAsync("textbox Name", "Ana of Atlas");
        await keys.PressAsync("button Create", "create");
        await keys.PressAsync("button Link Ana of Atlas", $"link:person:{State.Hits!.Single().RecordId}");
        Assert.Equal(("Ana of Atlas", CapturePhase.Private), (State.Conversation!.Link!.Name, State.Phase));
        await keys.PressAsync("button Unlink", "unlink");
        await keys.TypeAsync("searchbox Search the CRM", "Ana Lima");
        await stage.Person.PressAsync("search", "Enter", Cancel);
        await keys.PressAsync("button Link Ana Lima", "link:person:person-ana-lima");

        await EditAsync(keys);
        await ShareOneAndTakeItBackAsync(keys);
        await SendAsync(keys, chats);
        await LockAsync(keys);
    }

    private async Task EditAsync(SidebarKeyboard keys)
    {
        await keys.UnfoldAsync("DisclosureTriangle Fields of the record");
        await keys.TypeAsync("textbox Email", "ana@new.example");
        await keys.PressAsync("button Save Email", "save:email");
        Assert.Equal(new CaptureOutcome.Saved("Email"), State.Outcome);
        var record = await stage.Backend.Client.GetRecordAsync(RecordKind.Person, State.Conversation!.Link!.RecordId, Cancel);
        Assert.Equal("ana@new.example", record.Value!.Fields.Single(field => field.Key == "email").Display);

        await keys.TypeAsync("textbox A line of your own (not required)", "She asked for a contract");
        await stage.Person.PressAsync("log", "Enter", Cancel);
        Assert.Equal("She asked for a contract", Assert.Single(State.Activities!).Typed);
        Assert.Equal("", await stage.Person.Sidebar.Locator("[data-field=typed]").InputValueAsync());

        await keys.UnfoldAsync("DisclosureTriangle Snippets");
        await keys.PressAsync("button Ask again", "reload-snippets");
        var snippet = State.Snippets!.Single();
        await keys.PressAsync("button Insert Thanks", $"insert:{snippet.Id}");
        Assert.Equal(new CaptureOutcome.Placed("Thanks"), State.Outcome);
        Assert.Contains(snippet.Text, await stage.Person.Page.Locator(".composer").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task ShareOneAndTakeItBackAsync(SidebarKeyboard keys)
    {
        var first = State.Preview!.Messages[0];
        await keys.PressAsync("button Share this one: message 1", $"share-one:{first.Id}");
        Assert.Equal(new CaptureOutcome.SharedOne(), State.Outcome);
        await keys.PressAsync("button Show what was sent", "show-sent");
        Assert.Equal([first.Id], State.Held!.Select(message => message.Id));
        await keys.PressAsync("button Take back: message 1", $"take-back:{first.Id}");
        Assert.Equal(new CaptureOutcome.TakenBack(), State.Outcome);
        Assert.Equal(0, State.Conversation!.Transmitted.Messages);
    }

    private async Task SendAsync(SidebarKeyboard keys, PracticeChats chats)
    {
        await keys.PressAsync("button Share this conversation", "share-conversation");
        var (name, count) = (State.Preview!.RecordName, State.Preview.Messages.Count);
        await keys.PressAsync($"button Send {count} messages to {name}", "send");
        Assert.Equal(CapturePhase.Sent, State.Phase);
        Assert.Equal(["messages", "note"], (await stage.Backend.FindAsync(chats.Canary, Cancel)).Order());
        var opened = new TaskCompletionSource<string>();
        stage.Session.NoteOpened += (_, url) => opened.TrySetResult(url);
        await keys.PressAsync("button Open the note", "open-note");
        Assert.Contains("person-ana-lima", await opened.Task, StringComparison.Ordinal);
        await keys.PressAsync("button Make private", "make-private");
        Assert.Equal(CapturePhase.Private, State.Phase);

        await keys.UnfoldAsync("DisclosureTriangle Erase what was sent");
        await keys.PressAsync("button Withdraw it all", "withdraw");
        Assert.IsType<CaptureOutcome.Withdrawn>(State.Outcome);
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
    }

    private async Task LockAsync(SidebarKeyboard keys)
    {
        await keys.UnfoldAsync("DisclosureTriangle Privacy lock");
        await keys.TypeAsync("textbox Passphrase (at least 8 characters)", Passphrase);
        await stage.Person.PressAsync("set-lock", "Enter", Cancel);
        await keys.PressAsync("button Conceal now", "conceal");
        Assert.Null(State.Chat);
        Assert.DoesNotContain("Ana", await stage.Person.Sidebar.ContentAsync(), StringComparison.Ordinal);

        await keys.TypeAsync("textbox Passphrase", "not it");
        await keys.PressAsync("button Open", "open-lock");
        Assert.Equal("That is not the passphrase.", await stage.Person.Sidebar.ReadHintAsync());
        await keys.TypeAsync("textbox Passphrase", Passphrase);
        await stage.Person.PressAsync("open-lock", "Enter", Cancel);
        await keys.PressAsync("button Forget the passphrase", "forget-lock");
        await keys.PressAsync("button Sync this chat to CRM", "sync");
        Assert.Equal("Ana Lima", State.Chat!.Title);
    }
}
