using X80.Sdk.Capture;

namespace X80.Zoo.Clients.Tables;

/// <summary>Clients that take for a click what is none, or make more of one than it pays for.</summary>
internal static class FalseClickClients
{
    public static IReadOnlyList<SabotagedClient> All { get; } =
    [
        new("believes-scripts", "Takes every event on a control for a person's.", ["HUMAN-3/FC/1", "HUMAN-3/FC/2", "HUMAN-3/SYN/1"])
        {
            Broken = (seams, _) => seams with { Witness = witnessed => witnessed with { Trusted = true } },
        },
        new("in-haste", "Takes a click on what has only just moved.", ["HUMAN-3/FC/7"])
        {
            Broken = (seams, _) => seams with { Witness = witnessed => witnessed with { At = witnessed.At + TimeSpan.TicksPerMinute } },
        },
        new("takes-keys-of-scripts", "Takes a script's key on a control for a person's.", ["HUMAN-3/FC/3"]) { Beside = On.Sidebar("keydown", Do.Capture, "event.key === 'Enter'") },
        new("takes-submits-of-scripts", "Takes a form that a script submits for a person's.", ["HUMAN-3/FC/4"]) { Beside = On.Sidebar("submit", Do.List, "!event.submitter") },
        new("takes-messages", "Does what a message of the page says.", ["HUMAN-3/FC/5"]) { Beside = On.Page("message", Do.Capture, "event.data?.x80") },
        new("takes-look-alikes", "Has its control in the page, where a page can draw another.", ["HUMAN-3/FC/6"]) { Beside = On.Page("click", Do.List, "event.target.closest('[data-control]')") },
        new("takes-scripts-in-the-page", "Takes a script's click in the page for a person's.", ["HUMAN-3/FC/8"]) { Beside = On.Page("click", Do.Capture, "!event.isTrusted && location.pathname === '/'") },
        new("searches-again", "Searches a second time for one click.", ["HUMAN-2/AM/1"]) { Beside = On.State(state => state.Hits is not null, Do.Search) },
        new("lists-after-private", "Asks for all that was ever sent when a chat was made Private.", ["HUMAN-2/AM/2"])
        {
            Beside = On.State(state => state is { Phase: CapturePhase.Private, Conversation.Transmitted.Messages: > 0 }, Do.List),
        },
        new("searches-after-log", "Searches when an activity was logged.", ["HUMAN-2/AM/3"])
        {
            Beside = On.State(state => state.Outcome is CaptureOutcome.Logged, Do.Search),
        },
        new("twice-a-click", "Captures twice for one click.", ["HUMAN-2/AM/2", "HUMAN-2/ONE/1"]) { Beside = On.State(state => state.Result is not null, Do.Capture) },
        new("forgets-who-was-read", "Says of every chat that it is the one that was read.", ["HUMAN-2/AM/4"])
        {
            Broken = (seams, stage) => seams with { Host = host => new LyingHost(host, stage, null, Lies.SameChat()) },
        },
        new("keeps-a-reading", "Keeps what it has read for ever.", ["HUMAN-2/AM/6"]) { Configured = (options, _) => options with { Time = TimeProvider.System } },
        new("captures-after-reload", "Captures when the page was reloaded while a reading waited.", ["HUMAN-2/AM/5"]) { Beside = Outbox.OfReadingAsync },
        new("sends-unseen", "Sends a chat for the first time without showing what it sends.", ["HUMAN-8/PV/1"]) { Beside = On.State(state => state.Phase == CapturePhase.Unlinked, Do.Send) },
        Deaf("takes-nothing-for-done", "Takes an empty answer for a success.", 1, (status, body) => status == 200 && body.Length == 0),
        Deaf("takes-a-page-for-done", "Takes any page for a success.", 2, (status, body) => status == 200 && body.StartsWith('<')),
        Deaf("takes-faults-for-done", "Takes a fault of the server for a success.", 3, (status, _) => status == 500),
        Deaf("takes-silence-for-done", "Takes it for a success that no answer comes.", 4, (status, _) => status == 0),
        new("outbox", "Tries again what has failed, an hour later.", ["HUMAN-6/LT/1", "HUMAN-6/LT/3"]) { Beside = Outbox.LaterAsync },
        new("outbox-at-reload", "Tries again what has failed when the page is reloaded.", ["HUMAN-6/LT/2"]) { Beside = Outbox.AtReloadAsync },
    ];

    private static SabotagedClient Deaf(string name, string defect, int number, Func<int, string, bool> mends) => new(name, defect, [$"WIRE-3/LD/{number}"])
    {
        Configured = (options, stage) =>
        {
            var mending = MendingBackend.Start(options.Backend, mends);
            stage.Own(mending);
            return options with { Backend = mending.Address };
        },
    };
}
