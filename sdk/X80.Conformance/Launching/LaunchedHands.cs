using X80.Conformance.Launching.Sight;
using X80.Conformance.Subjects;

namespace X80.Conformance.Launching;

/// <summary>The hands of a person at a client that the suite knows nothing of: it sees by the accessibility bus and acts by input of the window system.</summary>
internal sealed class LaunchedHands : IClientHands
{
    private const string Composer = "[data-testid='conversation-compose-box-input']";
    private const string Messages = "[data-testid='conversation-panel-messages']";

    /// <summary>Words at the head of the list, where a click does nothing but give the page the focus.</summary>
    private const string Neutral = ".side-head .brand";

    private const string WordsToSearch = "Atlas";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly LaunchedParts parts;
    private readonly ControlLabels labels;
    private readonly ClientStart start;
    private readonly PageView view;
    private readonly AccessibilityTree tree;
    private readonly XInput input;
    private IReadOnlyList<Place> shown = [];

    public LaunchedHands(LaunchedParts parts, ControlLabels labels, ClientStart start, string surface = "")
    {
        (this.parts, this.labels, this.start) = (parts, labels, start);
        (input, tree) = (new XInput(parts.Session), new AccessibilityTree(parts.Eyes, surface));
        view = new PageView(parts.Hand, input);
    }

    public Task Ended => parts.Ended;

    public int? ExitCode => parts.ExitCode;

    public bool FollowsClock => false;

    public IReadOnlyList<string>? Reached => parts.Reached;

    public IReadOnlyList<string> NotSeen => parts.NotSeen;

    public ValueTask<IAsyncDisposable?> AdmitAsync(Uri address, CancellationToken cancellationToken) => parts.AdmitAsync(address);

    /// <summary>Waits until page and controls are there, and stand in the screen's corner.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken) => TryAsync(async () =>
    {
        shown = await tree.RestAsync(cancellationToken);
        await input.AlignAsync(cancellationToken);
        await tree.FindAsync(labels[ClientControl.Sync], Patience, cancellationToken);
        await view.CornerAsync(cancellationToken);
    });

    public Task ClickAsync(ClientControl control, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        if (labels.Lacks(control))
        {
            await LackAsync(labels[control], cancellationToken);
        }
        if (control == ClientControl.Search)
        {
            await FillAsync(labels[control], cancellationToken);
        }
        var place = await FindAsync(labels[control], cancellationToken);
        var before = start.Requests();
        await input.ClickAsync(place.MiddleX, place.MiddleY, cancellationToken);
        await UntilAsync(() => start.Requests() > before, cancellationToken);
        do
        {
            before = start.Requests();
            await start.WireRest(cancellationToken);
            shown = await tree.RestAsync(cancellationToken);
        }
        while (start.Requests() > before);
        if (AccessibilityTree.Find(shown, labels.Failure) is { } failure)
        {
            // The words before it, as a person would read them; the page's people are invented.
            var words = shown.TakeWhile(place => place != failure).Select(place => place.Name).Where(name => name.Length > 0).TakeLast(2);
            throw new ClientFailedException($"The client shows \"{labels.Failure}\": {string.Join(" ", words)}");
        }
    });

    public Task StimulateAsync(Stimulus stimulus, CancellationToken cancellationToken) => TryAsync(() => stimulus.Kind switch
    {
        StimulusKind.Incoming => parts.Hand.DoAsync("shows", $"[data-practice-chat='{stimulus.ChatId}']", stimulus.Text, cancellationToken),
        StimulusKind.TimePasses => Task.CompletedTask,
        StimulusKind.Visibility => parts.Hand.DoAsync("visibility", "", "", cancellationToken),
        StimulusKind.OpenChat => OpenAsync(stimulus.ChatId, cancellationToken),
        StimulusKind.Hover => HoverAsync(stimulus.Number, cancellationToken),
        StimulusKind.Scroll => ScrollAsync(stimulus.Number % 2 == 0, cancellationToken),
        StimulusKind.Focus when stimulus.Number % 2 == 0 => tree.FocusAsync(labels[ClientControl.Sync], cancellationToken),
        StimulusKind.Focus => view.ClickAsync(Neutral, cancellationToken),
        StimulusKind.Type => TypeAsync(stimulus.Text[..4], cancellationToken),
        StimulusKind.SyntheticClick => PressFalselyAsync(stimulus.Number % 2 == 0 ? "event" : "call", cancellationToken),
        StimulusKind.SyntheticKey => PressFalselyAsync("key", cancellationToken),
        StimulusKind.SyntheticPageClick => parts.Hand.DoAsync("click", Messages, "", cancellationToken),
        StimulusKind.SyntheticSubmit => parts.Hand.DoAsync("submit", "", "", cancellationToken),
        StimulusKind.SyntheticMessage => parts.Hand.DoAsync("speak", "", "", cancellationToken),
        StimulusKind.Reload => LeaveAsync("reload", "", cancellationToken),
        StimulusKind.Visit => LeaveAsync("go", stimulus.Text, cancellationToken),
        StimulusKind.FollowLink => view.ClickAsync("#go", cancellationToken),
        StimulusKind.Copy => CopyAsync(cancellationToken),
        StimulusKind.PressEnter => PressEnterAsync(cancellationToken),
        StimulusKind.HoverOwn => HoverOwnAsync(stimulus.Number, cancellationToken),
        StimulusKind.TabOwn => TabOwnAsync(cancellationToken),
        StimulusKind.HastyClick => ClickInHasteAsync(cancellationToken),
        StimulusKind.Dismiss => input.DismissAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(stimulus)),
    });

    public ValueTask DisposeAsync() => parts.DisposeAsync();

    /// <summary>A click's first request may be long in coming, on a machine with other work; from one that does not count none comes.</summary>
    private static async Task UntilAsync(Func<bool> came, CancellationToken cancellationToken)
    {
        const int Looks = 60;
        for (var look = 0; look < Looks && !came(); look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>
    /// A control that stands still, brought into sight by the wheel where it lies in something that scrolls. "A > B" opens A where B is not
    /// shown yet.
    /// </summary>
    private async Task<Place> FindAsync(string label, CancellationToken cancellationToken)
    {
        const int MostTurns = 60;
        if (label.Split(" > ", 2) is [var opener, var within])
        {
            label = within;
            shown = await tree.RestAsync(cancellationToken);
            if (AccessibilityTree.Find(shown, within) is null)
            {
                var fold = await FindAsync(opener, cancellationToken);
                await input.ClickAsync(fold.MiddleX, fold.MiddleY, cancellationToken);
            }
        }
        var place = await tree.FindAsync(label, Patience, cancellationToken);
        for (var turn = 0; turn < MostTurns; turn++)
        {
            shown = await tree.LookAsync(cancellationToken);
            var pane = shown.LastOrDefault(one => one.IsScrolling && place.X >= one.X && place.X < one.X + one.Width);
            if (pane is null || (place.Y >= pane.Y && place.Y + place.Height <= pane.Y + pane.Height))
            {
                return place;
            }
            await input.TurnAsync(pane.MiddleX, pane.MiddleY, isUp: place.Y < pane.Y, cancellationToken);
            place = await tree.FindAsync(label, Patience, cancellationToken);
        }
        throw new ClientFailedException($"The button \"{label}\" cannot be brought into sight.");
    }

    /// <summary>Types into the field before a button.</summary>
    private async Task FillAsync(string button, CancellationToken cancellationToken)
    {
        await FindAsync(button, cancellationToken);
        var field = shown.TakeWhile(place => !(place.IsButton && place.Name.StartsWith(button, StringComparison.Ordinal))).LastOrDefault(place => place.IsField)
            ?? throw new ClientFailedException($"There is no field before \"{button}\".");
        await input.ClickAsync(field.MiddleX, field.MiddleY, cancellationToken);
        await input.PressAsync("ctrl+a", cancellationToken);
        await input.TypeAsync(WordsToSearch, cancellationToken);
    }

    private async Task OpenAsync(string chat, CancellationToken cancellationToken)
    {
        await view.ClickAsync($"[data-practice-chat='{chat}']", cancellationToken);
        await parts.Hand.DoAsync("shows", $"#pane-side .open[data-practice-chat='{chat}']", "", cancellationToken);
        await parts.Hand.DoAsync("settle", "", "", cancellationToken);
    }

    private async Task LeaveAsync(string act, string path, CancellationToken cancellationToken)
    {
        await parts.Hand.LeaveAsync(act, path, cancellationToken);
        view.Lose();
    }

    private async Task HoverAsync(int number, CancellationToken cancellationToken)
    {
        var (x, y) = await view.CornerAsync(cancellationToken);
        await input.MoveAsync(x + (number % 500), y + 40 + (number / 2), cancellationToken);
    }

    private async Task ScrollAsync(bool isUp, CancellationToken cancellationToken)
    {
        var (x, y) = await view.FindAsync(Messages, cancellationToken);
        await input.TurnAsync(x, y, isUp, cancellationToken);
    }

    private async Task TypeAsync(string text, CancellationToken cancellationToken)
    {
        await view.ClickAsync(Composer, cancellationToken);
        await input.TypeAsync(text, cancellationToken);
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        await view.ClickAsync(Neutral, cancellationToken);
        await input.PressAsync("ctrl+a", cancellationToken);
        await input.PressAsync("ctrl+c", cancellationToken);
    }

    private async Task PressEnterAsync(CancellationToken cancellationToken)
    {
        await view.ClickAsync(Neutral, cancellationToken);
        await input.PressAsync("Return", cancellationToken);
    }

    private async Task HoverOwnAsync(int number, CancellationToken cancellationToken)
    {
        shown = shown.Count > 0 && number > 0 ? shown : await tree.LookAsync(cancellationToken);
        var own = shown.Where(place => place.IsButton && place.Width > 0).ToList();
        var place = own.Count > 0 ? own[number % own.Count] : throw new ClientFailedException("It shows no button of its own.");
        await input.MoveAsync(place.MiddleX, place.MiddleY, cancellationToken);
    }

    private async Task TabOwnAsync(CancellationToken cancellationToken)
    {
        await tree.FocusAsync(labels[ClientControl.Sync], cancellationToken);
        await input.PressAsync("Tab", cancellationToken);
    }

    /// <summary>What the page's own script can do to a control of the client: it reaches one that lies in the page, and no other.</summary>
    /// <exception cref="NotApplicableException">None lies there.</exception>
    private async Task PressFalselyAsync(string way, CancellationToken cancellationToken)
    {
        var pressed = await parts.Hand.DoAsync("press", way, labels[ClientControl.Sync], cancellationToken);
        if (pressed.GetInt32() == 0)
        {
            throw new NotApplicableException(
                "No control of this client lies in the page, so no script of the page can press one. Of scripts in the client's own surface the suite says nothing.");
        }
    }

    private async Task ClickInHasteAsync(CancellationToken cancellationToken)
    {
        const int Tries = 5;
        var place = await FindAsync(labels[ClientControl.Sync], cancellationToken);
        var isInTime = false;
        for (var each = 0; each < Tries && !isInTime; each++)
        {
            isInTime = await input.ClickInHasteAsync(place.MiddleX, place.MiddleY, cancellationToken);
            shown = await tree.RestAsync(cancellationToken);
        }
        if (!isInTime)
        {
            throw new ClientFailedException("This machine is too slow to click within the half second after the window moved.");
        }
    }

    /// <summary>What was said not to be there is looked for all the same.</summary>
    private async Task LackAsync(string label, CancellationToken cancellationToken)
    {
        shown = await tree.RestAsync(cancellationToken);
        throw AccessibilityTree.Find(shown, label) is null
            ? new NotApplicableException($"Whoever began the run said that this client has no control like \"{label.Trim()}\", and none was seen.")
            : new ClientFailedException($"It shows \"{label.Trim()}\", which it was said not to have.");
    }

    private static async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            throw new ClientFailedException($"A step in its windows could not be made: {e.Message}", e);
        }
    }
}
