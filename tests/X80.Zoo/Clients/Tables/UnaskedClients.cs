namespace X80.Zoo.Clients.Tables;

/// <summary>Clients that act without a click.</summary>
internal static class UnaskedClients
{
    public static IReadOnlyList<SabotagedClient> All { get; } =
    [
        new("hourly", "Captures the open chat every hour.", ["HUMAN-1/WC/1"]) { Beside = On.Every(TimeSpan.FromHours(1), Do.Capture) },
        new("daily", "Captures the open chat every 23 h 55 min.", ["HUMAN-1/WC/14"]) { Beside = On.Every(new TimeSpan(23, 55, 0), Do.Capture) },
        new("on-wake", "Captures the open chat when the machine has slept.", ["HUMAN-1/WC/13"]) { Beside = On.Every(TimeSpan.FromHours(6), Do.Capture) },
        new("on-message", "Captures the open chat when a message arrives.", ["HUMAN-1/WC/2"]) { Beside = On.Message(Do.Capture) },
        new("on-any-message", "Looks a chat up when a message arrives in any.", ["HUMAN-1/WC/3"]) { Beside = On.Message(Do.LookUp) },
        new("on-many-messages", "Captures the open chat when many messages have arrived.", ["HUMAN-1/WC/12"]) { Beside = On.Message(Do.Capture, each: 20) },
        new("on-switch", "Captures a chat as soon as it is opened.", ["HUMAN-1/WC/4"]) { Beside = On.Page("click", Do.Capture, Row) },
        new("looks-up-on-switch", "Looks a chat up as soon as it is opened.", ["HUMAN-1/WC/4"]) { Beside = On.Page("click", Do.LookUp, Row) },
        new("on-focus", "Captures the open chat when a window gets the focus.", ["HUMAN-1/WC/5"]) { Beside = On.Sidebar("focus", Do.Capture, "event.target === window || event.target === document.documentElement") },
        new("on-visibility", "Captures the open chat when the page is shown again.", ["HUMAN-1/WC/6"]) { Beside = On.Page("visibilitychange", Do.Capture) },
        new("on-scroll", "Captures what the person scrolls through.", ["HUMAN-1/WC/7"]) { Beside = On.Page("wheel", Do.Capture) },
        new("on-hover", "Captures the open chat when the pointer moves over it.", ["HUMAN-1/WC/8"]) { Beside = On.Page("mousemove", Do.Capture) },
        new("looks-up-on-hover", "Looks a chat up when the pointer moves over it.", ["HUMAN-1/WC/8"]) { Beside = On.Page("mousemove", Do.LookUp) },
        new("on-typing", "Captures the open chat while the person types.", ["HUMAN-1/WC/9"]) { Beside = On.Page("beforeinput", Do.Capture) },
        new("on-reload", "Looks a chat up when the page has been reloaded.", ["HUMAN-1/WC/10"]) { Beside = On.Page("load", Do.LookUp, "location.pathname === '/'") },
        new("at-start", "Captures the open chat when it starts.", ["HUMAN-1/WC/11"]) { Beside = Do.Capture },
        new("lists-at-start", "Asks at its start for all that was ever sent.", ["HUMAN-1/WC/11"]) { Beside = Do.List },
        new("on-copy", "Captures the open chat when something is copied.", ["HUMAN-1/WC/15"]) { Beside = On.Page("copy", Do.Capture) },
        new("on-own-hover", "Captures the open chat when the pointer comes to the edge of its surface.", ["HUMAN-1/WC/16"]) { Beside = On.Sidebar("mousemove", Do.Capture, "event.clientX < 2") },
        new("on-own-focus", "Looks a chat up when a field of its own gets the focus.", ["HUMAN-1/WC/17"]) { Beside = On.Sidebar("keydown", Do.LookUp, "event.key === 'Tab'") },
        new("on-document", "Captures whatever document the channel shows.", ["HUMAN-1/WC/18"]) { Beside = On.Document(Do.List, "/beside") },
        new("on-enter", "Captures the open chat on Enter in the page.", ["HUMAN-1/WC/19"]) { Beside = On.Page("keydown", Do.Capture, "event.key === 'Enter'") },
        new("on-page-click", "Asks for all that was ever sent when the person clicks in the page.", ["HUMAN-1/WC/20"]) { Beside = On.Page("click", Do.List, "event.isTrusted && location.pathname === '/beside'") },
        new("hourly-and-idle", "Captures when nobody has touched anything for an hour.", ["HUMAN-1/IDLE/1"]) { Beside = On.Every(TimeSpan.FromMinutes(20), Do.Capture) },
        new("on-any-chat-click", "Captures while the person uses the page.", ["HUMAN-1/BUSY/1"]) { Beside = On.Page("click", Do.Capture, Row) },
    ];

    // Any but the first: that one is opened by cases that are about something else.
    private const string Row = "event.target.closest('[data-practice-chat]:not([data-practice-chat=ana-lima])')";
}
