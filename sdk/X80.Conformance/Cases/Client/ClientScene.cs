using X80.Conformance.Clicks;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client;

/// <summary>What the rows of the tables are written with: the page, the person, the clock and the backend around a client.</summary>
internal sealed class ClientScene(ClientRig rig, ClientCase each, StimulusPlan plan, Func<Stimulus, Task> apply, CancellationToken cancellationToken)
{
    private readonly List<Sighting> said = [];
    private readonly int clicksBefore = rig.Ledger.Clicks.Count;
    private string pressed = "";

    public StimulusPlan Plan => plan;

    public IReadOnlyList<string> Chats { get; } = [.. rig.Practice.Site.Chats.Select(chat => chat.Id)];

    public string OpenChat => rig.OpenChat;

    public RequestRecorder Backend => rig.Recorder;

    public ClientRig Rig => rig;

    /// <summary>What was seen amiss by the steps themselves.</summary>
    public IReadOnlyList<Sighting> Said => said;

    /// <summary>Whether another page than the practice page was shown.</summary>
    public bool IsAway { get; private set; }

    public CancellationToken Cancel => cancellationToken;

    /// <summary>A violation that the steps themselves have seen.</summary>
    public void Saw(string what, string channel) => said.Add(new Sighting(Watched.Said, each.Id, new Finding(what, channel)));

    public Task DoAsync(StimulusKind kind, string text = "", int number = 0) => apply(new Stimulus(kind, rig.Shown, text, number));

    public async Task DoAsync(StimulusKind kind, int times)
    {
        for (var number = 0; number < times; number++)
        {
            await DoAsync(kind, "", number * 137);
        }
    }

    public async Task PlayAsync(IReadOnlyList<Stimulus> stimuli)
    {
        foreach (var stimulus in stimuli)
        {
            await apply(stimulus);
        }
    }

    public Task OpenAsync(string chat) =>
        chat == rig.Shown ? Task.CompletedTask : apply(new Stimulus(StimulusKind.OpenChat, chat, "", 0));

    public Task ReceiveAsync(string chat, string text) => apply(new Stimulus(StimulusKind.Incoming, chat, text, 0));

    /// <summary>How much time really passed where the case asked for some; zero where the rig's clock jumps.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Whether less time passed than the case asked for.</summary>
    public bool IsShortened { get; private set; }

    /// <summary>Time passes for client, backend and suite alike: the rig's clock jumps, or a real one is waited for, up to a bound.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        if (rig.IsRealTime)
        {
            var left = each.LongestWait(rig.LongestWait) - Waited;
            var wait = time < left ? time : left;
            (Waited, IsShortened) = (Waited + wait, IsShortened || wait < time);
            await Task.Delay(wait, TimeProvider.System, cancellationToken);
        }
        else
        {
            rig.Clock.Advance(time);
        }

        await rig.Hands.StimulateAsync(new Stimulus(StimulusKind.TimePasses, rig.Shown, "", 0), cancellationToken);
    }

    /// <exception cref="ClientFailedException">The click did not count.</exception>
    public Task<LicensedClick> ClickAsync(ClientControl control, bool sentBefore = false) => rig.ClickAsync(control, sentBefore, cancellationToken);

    /// <summary>A click that a client may well refuse.</summary>
    /// <returns>Whether the client took it and told of no failure.</returns>
    public async Task<bool> TryClickAsync(ClientControl control)
    {
        try
        {
            await ClickAsync(control);
            return true;
        }
        catch (ClientFailedException)
        {
            return false;
        }
    }

    /// <summary>Brings a chat to where it could be sent and was not yet: read, linked, Shared.</summary>
    public async Task PreviewAsync()
    {
        var chat = Chats[2];
        await OpenAsync(chat);
        await ClickAsync(ClientControl.Sync);
        if (!rig.Linked.Contains(chat))
        {
            await ClickAsync(ClientControl.Create);
            await ClickAsync(ClientControl.Link);
            await ClickAsync(ClientControl.Share);
            rig.Linked.Add(chat);
        }
    }

    /// <summary>The same for a client that may refuse a chat: whatever it does not do is left out.</summary>
    public async Task TryPreviewAsync()
    {
        foreach (var control in new[] { ClientControl.Sync, ClientControl.Create, ClientControl.Link, ClientControl.Share })
        {
            if (!await TryClickAsync(control))
            {
                return;
            }
        }
        rig.Linked.Add(rig.Shown);
    }

    /// <summary>The captures that the clicks of this episode paid for.</summary>
    public IEnumerable<RecordedRequest> CapturesOfClicks => rig.Ledger.Clicks.Skip(clicksBefore).SelectMany(click => click.Paid).Where(CaptureControl.IsCapture);

    /// <summary>Of the last click: a capture, where none may be.</summary>
    public void MayHoldNoCapture(string why)
    {
        if (rig.Ledger.Clicks[^1].Paid.FirstOrDefault(CaptureControl.IsCapture) is { } capture)
        {
            Saw($"A capture was sent {why}.", $"wire, request {capture.Number}");
        }
    }

    /// <summary>Shows a page of the channel's own host that runs a script; what stands in <paramref name="body"/> stands in it.</summary>
    public async Task BesideAsync(string script, string body = "")
    {
        IsAway = true;
        pressed = $"pressed-{rig.Practice.Said.Count}";
        rig.Practice.Hostile = ChannelHosts.In(
            $"<!doctype html><title>beside</title><body>{body}<script>addEventListener('pointerdown', event => event.isTrusted && fetch('/said/{pressed}', {{ keepalive: true }}), true); addEventListener('load', () => setTimeout(() => {{ {script} }}, 50))</script>",
            rig.Channel);
        await DoAsync(StimulusKind.Visit, PracticeOrigin.HostilePath);
    }

    /// <summary>What may lead elsewhere, such as a page's script or a click: until something of it was seen, or nothing comes any more.</summary>
    public async Task LeadAwayAsync(Func<Task> step)
    {
        var before = Away;
        await step();
        await UntilAsync(() => Away > before);
    }

    /// <summary>Shows a page of the channel's own host with a frame of the same host that runs a script.</summary>
    public Task FramedAsync(string script)
    {
        rig.Practice.HostileFrame = $"<!doctype html><script>{script}</script>";
        return BesideAsync("", $"<iframe src={PracticeOrigin.FramePath}></iframe>");
    }

    /// <summary>The person clicks a link of a page.</summary>
    public async Task FollowAsync(string link, string script = "")
    {
        await BesideAsync(script, $"<a id=go href=\"{link}\">a link</a>");
        await PressAsync();
    }

    /// <summary>The person clicks in the page beside, and the page has seen it: a click that did not arrive shows nothing.</summary>
    public async Task PressAsync()
    {
        await DoAsync(StimulusKind.FollowLink);
        if (!await HearsAsync(pressed, TimeSpan.FromSeconds(4)))
        {
            // The browser may ask about an earlier case's link only now, and while it asks no click arrives: the page is shown anew, which ends that.
            await DoAsync(StimulusKind.Visit, PracticeOrigin.HostilePath);
            await DoAsync(StimulusKind.FollowLink);
            await SaidAsync(pressed);
        }
    }

    /// <summary>Until what a click led to has come to rest: the page's timers run by the machine's clock.</summary>
    public Task SettleAsync() => PauseAsync(2_000);

    /// <summary>Until something has come of what was done, and a moment longer for what would come a second time; 2 s at most.</summary>
    public async Task UntilAsync(Func<bool> came)
    {
        const int Tries = 20;
        for (var each = 0; each < Tries && !came(); each++)
        {
            await PauseAsync(100);
        }
        await PauseAsync(500);
    }

    private int Away => rig.Practice.Outside.Count + rig.Desktop.Opened.Count;

    private Task PauseAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, cancellationToken);

    /// <summary>Waits until the hostile page has said something that starts so.</summary>
    /// <returns>What it said.</returns>
    /// <exception cref="ClientFailedException">It said nothing in time.</exception>
    public async Task<string> SaidAsync(string start) => await HearsAsync(start, TimeSpan.FromSeconds(20))
        ? rig.Practice.Said.Last(word => word.StartsWith(start, StringComparison.Ordinal))
        : throw new ClientFailedException("The page's script did not come to its end.");

    private async Task<bool> HearsAsync(string start, TimeSpan longest)
    {
        const int EachMs = 100;
        for (var waited = 0; waited < longest.TotalMilliseconds; waited += EachMs)
        {
            if (rig.Practice.Said.Any(word => word.StartsWith(start, StringComparison.Ordinal)))
            {
                return true;
            }
            await PauseAsync(EachMs);
        }
        return false;
    }

    /// <summary>What happened to the practice page since it was last asked.</summary>
    /// <exception cref="ClientFailedException">It does not answer.</exception>
    public async Task<PageLook> LookAsync()
    {
        try
        {
            return await rig.Practice.LookAsync(cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new ClientFailedException("The practice page no longer answers.", e);
        }
    }
}
