using X80.Contract.Ids;
using X80.Harness.People;
using X80.Harness.Tests.Support;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.BadInput;

/// <summary>Both windows, a person at them and the real server, shared by the tests of one class. Each test opens its own page.</summary>
public sealed class PracticeStage(HarnessFixture machine) : IAsyncLifetime
{
    private readonly SwitchedOrigin origin = new();

    public RunningBackend Backend { get; } = new();

    internal HarnessSession Session { get; private set; } = null!;

    internal PracticePerson Person { get; private set; } = null!;

    internal ConversationId Conversation => Session.Capture.State.Conversation!.Id;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Backend.InitializeAsync();
        Session = await HarnessSession.StartAsync(machine.OptionsFor(Backend.Address, Backend.Token, origin), Cancel);
        Person = Session.PlayPerson();
    }

    public async ValueTask DisposeAsync()
    {
        origin.Release();
        await Session.DisposeAsync();
        origin.Dispose();
        await Backend.DisposeAsync();
    }

    /// <summary>Opens the practice page anew, with chats of its own.</summary>
    internal async Task<PracticeChats> OpenAsync(
        PracticeScreen screen = PracticeScreen.ChatOpen, string? host = null, Dictionary<string, string>? headers = null)
    {
        var chats = new PracticeChats(screen);
        origin.Show(chats.Site, host, headers);
        await Person.Page.GotoAsync(origin.Origin + "/").WaitAsync(Cancel);
        return chats;
    }

    /// <summary>From now on, until the page is opened anew, asking for that path breaks what answers, and so does any socket.</summary>
    internal void FailAt(string path) => origin.Broken = path;

    /// <summary>Puts a document into the window that needs no request, and keeps the channel's page from coming back.</summary>
    internal async Task ShowForeignDocumentAsync()
    {
        origin.Hold();
        await Person.Page.GotoAsync("about:blank", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit }).WaitAsync(Cancel);
    }

    internal async Task LetThePageComeBackAsync()
    {
        origin.Release();
        await Person.Page.Locator("[data-practice-chat]").First.WaitForAsync().WaitAsync(Cancel);
    }

    internal async Task ClickAsync(params string[] controls)
    {
        foreach (var control in controls)
        {
            await Person.ClickAsync(control, Cancel);
        }
    }
}
