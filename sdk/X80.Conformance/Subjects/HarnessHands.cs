using Microsoft.Playwright;
using X80.Harness;
using X80.Harness.People;

namespace X80.Conformance.Subjects;

/// <summary>The hands of a person at the harness: trusted input in its two windows, and what scripts would try there.</summary>
internal sealed class HarnessHands(HarnessSession session, IAsyncDisposable? alongside) : IClientHands
{
    private const string Composer = "[data-testid='conversation-compose-box-input']";
    private const string Messages = "[data-testid='conversation-panel-messages']";

    private readonly PracticePerson person = session.PlayPerson();

    public Task Ended => session.Closed;

    public Task ClickAsync(ClientControl control, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var name = control switch
        {
            ClientControl.Sync => "sync",
            ClientControl.Create => "create",
            ClientControl.Share => "share-conversation",
            ClientControl.Send => "send",
            ClientControl.Link => await FirstOfferedAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(control)),
        };
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
        StimulusKind.Focus => (stimulus.Number % 2 == 0 ? person.Sidebar : person.Page).BringToFrontAsync(),
        StimulusKind.Type => person.Page.Locator(Composer).PressSequentiallyAsync(stimulus.Text[..4]),
        StimulusKind.SyntheticClick => ClickByScriptAsync(stimulus),
        StimulusKind.SyntheticKey => SyncControl.DispatchEventAsync("keydown", new { key = "Enter" }),
        StimulusKind.SyntheticPageClick => person.Page.Locator(Messages).DispatchEventAsync("click"),
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

    private ILocator SyncControl => person.Sidebar.Locator("[data-control='sync']");

    private async Task<string> FirstOfferedAsync()
    {
        var offered = person.Sidebar.Locator("[data-control^='link:']").First;
        return await offered.GetAttributeAsync("data-control") ?? throw new ClientFailedException("No record is offered to link to.");
    }

    /// <summary>The list shows the newest text of each chat: once it does, the page has dealt with the message.</summary>
    private Task ShownAsync(Stimulus stimulus) =>
        person.Page.Locator($"[data-practice-chat='{stimulus.ChatId}']").Filter(new() { HasText = stimulus.Text }).WaitForAsync();

    /// <summary>Two ways in which a script clicks: an event that it makes, and the element's own method.</summary>
    private Task ClickByScriptAsync(Stimulus stimulus)
    {
        var any = person.Sidebar.Locator("[data-control]").First;
        return stimulus.Number % 2 == 0 ? any.DispatchEventAsync("click") : SyncControl.EvaluateAsync("control => control.click()");
    }

    private static async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or InvalidOperationException)
        {
            throw new ClientFailedException("A step in its windows could not be made.", e);
        }
    }
}
