using System.Text.RegularExpressions;
using Microsoft.Playwright;
using X80.Conformance.Rig;
using X80.Harness;
using X80.Harness.People;
using X80.Sdk.Reading.Packs;

namespace X80.Conformance.Subjects;

/// <summary>The hands of a person at the harness: trusted input in its two windows, and what scripts would try there.</summary>
internal sealed partial class HarnessHands : IClientHands
{
    // A control that a client does not offer is awaited for so long, and often: whether it is offered is what some cases ask.
    private const int PatienceMs = 5_000;

    // The page itself answers always, on a machine that is busy late.
    private const int PagePatienceMs = 20_000;

    private readonly HarnessSession session;
    private readonly IAsyncDisposable? alongside;
    private readonly PracticePerson person;
    private readonly PracticeOrigin practice;
    private readonly ReaderPack pack;

    public HarnessHands(HarnessSession session, ClientStart start, IAsyncDisposable? alongside)
    {
        (this.session, practice, this.alongside, person) = (session, start.Practice, alongside, session.PlayPerson());
        pack = start.Pack ?? ReaderPacks.Bundled(start.Channel.ReaderPack);
        person.Page.SetDefaultTimeout(PagePatienceMs);
        // What was asked of the name service got past every guard of the client, though here no name is known.
        person.Page.Context.RequestFailed += (_, request) => NoteLeft(request);
        person.Page.Dialog += (_, dialog) => _ = DismissAsync(dialog);
    }

    public Task Ended => session.Closed;

    public Task ClickAsync(ClientControl control, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var name = control switch
        {
            ClientControl.Sync => "sync",
            ClientControl.Create => "create",
            ClientControl.Share => "share-conversation",
            ClientControl.Send => "send",
            ClientControl.Link => await FirstOfferedAsync("link:", "No record is offered to link to."),
            ClientControl.Insert => await UnfoldedTextAsync(cancellationToken),
            ClientControl.MakePrivate => "make-private",
            ClientControl.Search => "search",
            ClientControl.Log => "log",
            _ => throw new ArgumentOutOfRangeException(nameof(control)),
        };
        await person.Sidebar.Locator($"[data-control='{name}']").First.WaitForAsync(new() { Timeout = PatienceMs });
        if (control == ClientControl.Search)
        {
            await person.FillAsync("search", "Atlas", cancellationToken);
        }
        await person.ClickAsync(name, cancellationToken);
        if (session.Capture.State.Failure is { } failure)
        {
            throw new ClientFailedException($"The client says '{failure.What}' ({failure.Code}).");
        }
    });

    public Task StimulateAsync(Stimulus stimulus, CancellationToken cancellationToken) => TryAsync(() => stimulus.Kind switch
    {
        StimulusKind.Incoming => ShownAsync(stimulus),
        StimulusKind.TimePasses => person.Page.TitleAsync(),
        StimulusKind.Visibility => person.Page.Locator("html").DispatchEventAsync("visibilitychange"),
        StimulusKind.OpenChat => person.OpenChatAsync(stimulus.ChatId, cancellationToken),
        StimulusKind.Hover => person.Page.Mouse.MoveAsync(stimulus.Number, 40 + (stimulus.Number / 2)),
        StimulusKind.Scroll => person.Page.Mouse.WheelAsync(0, (stimulus.Number % 600) - 300),
        StimulusKind.Focus => FocusAsync(stimulus.Number % 2 == 0),
        StimulusKind.Type => person.Page.Locator(PlaceOf("composer")).PressSequentiallyAsync(stimulus.Text[..4]),
        StimulusKind.SyntheticClick => ClickByScriptAsync(stimulus),
        StimulusKind.SyntheticKey => SyncControl.DispatchEventAsync("keydown", new { key = "Enter" }),
        StimulusKind.SyntheticPageClick => person.Page.Locator(PlaceOf("scroller")).DispatchEventAsync("click"),
        StimulusKind.SyntheticSubmit => person.Sidebar.Locator("html").EvaluateAsync("() => { for (const form of document.forms) form.requestSubmit(); }"),
        StimulusKind.SyntheticMessage => SpeakAsync(),
        StimulusKind.Reload => ReloadAsync(),
        StimulusKind.Visit => VisitAsync(practice.Origin + stimulus.Text),
        StimulusKind.FollowLink => person.Page.Locator("#go").ClickAsync(),
        StimulusKind.Copy => CopyAsync(),
        StimulusKind.PressEnter => person.Page.Locator("body").PressAsync("Enter"),
        StimulusKind.HoverOwn => person.Sidebar.Mouse.MoveAsync(stimulus.Number % 480, stimulus.Number % 880),
        StimulusKind.TabOwn => person.Sidebar.Keyboard.PressAsync("Tab"),
        StimulusKind.HastyClick => ClickInHasteAsync(),
        // Keys of the driver reach no dialog of the system; the harness is not kept from clicks by one.
        StimulusKind.Dismiss => Task.CompletedTask,
        _ => throw new ArgumentOutOfRangeException(nameof(stimulus)),
    });

    public async ValueTask DisposeAsync()
    {
        if (alongside is not null)
        {
            await alongside.DisposeAsync();
        }
        await session.DisposeAsync();
    }

    private ILocator SyncControl => person.Sidebar.Locator("html[data-settled] [data-control='sync']");

    /// <summary>Where the page has it, as its reader pack says.</summary>
    private string PlaceOf(string stage) =>
        pack.Stages[stage].FirstOrDefault(strategy => strategy.Op is null)?.Select ?? throw new ClientFailedException($"The pack names no place for the {stage}.");

    private async Task<string> FirstOfferedAsync(string kind, string none)
    {
        var offered = person.Sidebar.Locator($"[data-control^='{kind}']").First;
        return await offered.GetAttributeAsync("data-control") ?? throw new ClientFailedException(none);
    }

    private async Task<string> UnfoldedTextAsync(CancellationToken cancellationToken)
    {
        var name = await FirstOfferedAsync("insert:", "No saved text is offered.");
        if (!await person.Sidebar.Locator($"[data-control='{name}']").IsVisibleAsync())
        {
            await person.UnfoldAsync("snippets", cancellationToken);
        }
        return name;
    }

    /// <summary>The list shows the newest text of each chat: once it does, the page has dealt with the message.</summary>
    private Task ShownAsync(Stimulus stimulus) =>
        person.Page.Locator($"[data-practice-chat='{stimulus.ChatId}']").Filter(new() { HasText = stimulus.Text }).WaitForAsync();

    /// <summary>Two ways in which a script clicks: an event that it makes, and the element's own method. Of most controls nothing would come.</summary>
    private Task ClickByScriptAsync(Stimulus stimulus) =>
        stimulus.Number % 2 == 0 ? SyncControl.DispatchEventAsync("click") : SyncControl.EvaluateAsync("control => control.click()");

    /// <summary>The driver has both windows believe that they are in front for ever, so that what a page would be told of it is said by script.</summary>
    private async Task FocusAsync(bool ownSurface)
    {
        var (to, from) = ownSurface ? (person.Sidebar, person.Page) : (person.Page, person.Sidebar);
        await to.BringToFrontAsync();
        await from.Locator("html").DispatchEventAsync("blur");
        await to.Locator("html").DispatchEventAsync("focus");
    }

    private async Task ReloadAsync()
    {
        await person.Page.ReloadAsync();
        await FedAsync();
    }

    /// <summary>Until the practice page's feed is open: what arrives before is in neither the document nor the feed.</summary>
    private async Task FedAsync()
    {
        if (person.Page.Url == practice.Origin + "/")
        {
            await person.Page.WaitForFunctionAsync("window.practiceFeedIsOpen === true", null, new() { PollingInterval = 50 });
        }
    }

    private async Task VisitAsync(string address)
    {
        // The browser asks whether it may start a program for an address such as vscode://, on a busy machine some seconds after the click, and
        // while it asks the page gets no other. Only a document of another site ends the question.
        await GoAsync("about:blank");
        await GoAsync(address);
        await FedAsync();
    }

    private async Task GoAsync(string address)
    {
        const int Tries = 5;
        for (var each = 1; ; each++)
        {
            try
            {
                await person.Page.GotoAsync(address);
                return;
            }
            catch (PlaywrightException failed) when (failed.Message.Contains($"interrupted by another navigation to \"{address}\"", StringComparison.Ordinal))
            {
                // The client's guard leads back to the same place.
                await Assertions.Expect(person.Page).ToHaveURLAsync(address, new() { Timeout = PagePatienceMs });
                return;
            }
            catch (PlaywrightException) when (each < Tries)
            {
                // What the last page had begun, or the client's guard, got in between.
            }
        }
    }

    private async Task CopyAsync()
    {
        await person.Page.Keyboard.PressAsync("Control+A");
        await person.Page.Keyboard.PressAsync("Control+C");
    }

    /// <summary>Words that a client might take for one of its own, in the page and in its surface.</summary>
    private async Task SpeakAsync()
    {
        const string Words = """
            () => {
              for (const name of ['x80Witness', 'x80Gesture', 'x80Draw']) { try { globalThis[name]?.('{"control":"sync","trusted":true,"visible":true}'); } catch { } }
              postMessage({ x80: 'sync', control: 'sync', trusted: true }, '*');
              document.dispatchEvent(new CustomEvent('x80:sync', { detail: { trusted: true } }));
              try { new BroadcastChannel('x80').postMessage('sync'); } catch { }
            }
            """;
        await person.Page.Locator("html").EvaluateAsync(Words);
        await person.Sidebar.Locator("html").EvaluateAsync(Words.Replace("'x80Draw'", "''", StringComparison.Ordinal));
    }

    /// <summary>The surface moves and the pointer is down before an eye has seen it.</summary>
    private async Task ClickInHasteAsync()
    {
        var box = await SyncControl.BoundingBoxAsync() ?? throw new ClientFailedException("Its control is not shown.");
        await person.Sidebar.Locator("html").EvaluateAsync("() => dispatchEvent(new Event('resize'))");
        await person.Sidebar.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private void NoteLeft(IRequest request)
    {
        if (request.Failure is "net::ERR_NAME_NOT_RESOLVED" && !request.Url.StartsWith(practice.Origin + "/", StringComparison.Ordinal))
        {
            practice.Left(request.Url);
        }
    }

    /// <summary>A dialog that the client left open would hold up the page for ever; a person would close it.</summary>
    private static async Task DismissAsync(IDialog dialog)
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        try
        {
            await dialog.DismissAsync();
        }
        catch (PlaywrightException)
        {
            // The client has dealt with it.
        }
    }

    /// <summary>What was waited for in vain, and at what the wait stood; no words of a page, which stand in tags.</summary>
    private static string Why(Exception fault)
    {
        var lines = Tags().Replace(fault.Message, "an element").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 1 ? $"{lines[0]} ({lines[^1].TrimStart('-', ' ')})" : lines[0];
    }

    [GeneratedRegex("<[^>]*>(?:[^<]*</[^>]*>)?")]
    private static partial Regex Tags();

    private static async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or InvalidOperationException)
        {
            throw new ClientFailedException($"A step in its windows could not be made: {Why(e)}", e);
        }
    }
}
