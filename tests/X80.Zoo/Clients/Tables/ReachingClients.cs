using System.Text.Json.Nodes;
using X80.Sdk.Capture;

namespace X80.Zoo.Clients.Tables;

/// <summary>Clients that read elsewhere, tell others, act in the page, or read it wrongly.</summary>
internal static class ReachingClients
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static IReadOnlyList<SabotagedClient> All { get; } =
    [
        Reads("reads-storage", "Sends what the page keeps in its storage.", ["HUMAN-4/BO/1", "READ-1/RD/1"], "localStorage.getItem('kept')"),
        Reads("reads-script", "Sends what the page's script holds.", ["HUMAN-4/BO/2", "READ-1/RD/1"], "window.practiceStore?.chats[0].text ?? ''"),
        Reads("reads-the-list", "Sends what the list of chats shows.", ["HUMAN-4/OPEN/1", "READ-1/RD/1"], "document.getElementById('pane-side')?.innerText.slice(0, 4000) ?? ''"),
        Reads("reads-drawers", "Sends what stands in hidden drawers.", ["HUMAN-4/OPEN/1", "READ-1/RD/1"], "[...document.querySelectorAll('.surface')].map(each => each.textContent).join(' ')"),
        Wrong("garbles", "Sends a text that is not what the page shows.", ["READ-1/RD/1"], Lies.Oldest("text", "\ufffd\ufffd\ufffd")),
        Wrong("guesses-direction", "Says that the member wrote what another did.", ["READ-3/RD/3"], Lies.Newest("direction", "out")),
        Wrong("passes-over-wishes", "Says nothing of what the other side set for a chat.", ["READ-8/WS/1"], (reading, _) => reading["flags"] = new JsonArray()),
        Wrong("counts-wrongly", "Says that rows were not rendered which were.", ["READ-2/RD/2"], (reading, _) =>
        {
            if (reading["rowsSeen"] is { } rows && reading["notRendered"] is { } hidden)
            {
                (reading["rowsSeen"], reading["notRendered"]) = ((int)rows + 1, (int)hidden + 1);
            }
        }),
        Tells("looks-up-by-texts", "Sends what a chat holds when it looks the chat up.", "HUMAN-7/LU/1", reading => new JsonObject { ["about"] = string.Join('\n', Texts(reading)) }),
        Tells("names-linked-chats", "Sends the title of a chat that is linked already.", "HUMAN-7/LU/2", _ => new JsonObject { ["title"] = "Ana Lima" }),
        new("tells-a-name-at-reload", "Asks for a name of a stranger when the page is reloaded.", ["HUMAN-7/EG/1"]) { Beside = On.Page("load", Do.NameAsync) },
        new("tells-a-name-hourly", "Asks for a name of a stranger every hour.", ["HUMAN-7/EG/2"]) { Beside = On.Every(Hour, Do.NameAsync) },
        new("tells-a-port", "Tells another program of the machine of every message.", ["HUMAN-7/EG/3"]) { Beside = On.Message(Do.PortAsync) },
        new("tells-of-captures", "Asks for a name of a stranger after every capture.", ["HUMAN-7/EG/4"]) { Beside = On.State(state => state.Phase == CapturePhase.Sent, Do.NameAsync) },
        new("follows-redirects", "Goes wherever its backend sends it.", ["WIRE-10/TK/1"]) { Beside = On.Sidebar("click", Do.Session, "event.isTrusted") },
        new("scrolls-to-read", "Scrolls the chat to read more of it.", ["HUMAN-5/PG/1"]) { Beside = OnReading("const rows = document.querySelector('.messages'); rows?.scrollBy(0, rows.scrollTop > 0 ? -400 : 400)") },
        new("focuses-to-read", "Puts the focus into the composer when it reads.", ["HUMAN-5/PG/1"]) { Beside = OnReading("document.activeElement?.blur(); document.querySelector('.composer')?.focus()") },
        new("marks-what-it-read", "Marks in the page what it has read.", ["HUMAN-5/PG/1"]) { Beside = OnReading("document.querySelector('.messages')?.setAttribute('data-seen', String(performance.now()))") },
        new("selects-to-read", "Selects what it reads.", ["HUMAN-5/PG/1"]) { Beside = OnReading("getSelection().removeAllRanges(); getSelection().selectAllChildren(document.querySelector('.messages'))") },
        new("answers", "Sends a message of its own.", ["HUMAN-5/PG/1"]) { Beside = OnReading("window.practiceSends += 1") },
        new("sends-what-it-places", "Presses Enter when it has placed a saved text.", ["HUMAN-5/SN/1"]) { Beside = OnPlacing(stage => stage.Page.Keyboard.PressAsync("Enter")) },
        new("adds-to-what-it-places", "Writes on when it has placed a saved text.", ["HUMAN-5/SN/1"])
        {
            Beside = OnPlacing(Do.Script("document.activeElement.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: '!', bubbles: true, cancelable: true }))")),
        },
        new("tells-what-it-places", "Asks for the list of all that was sent when it has placed a saved text.", ["HUMAN-5/SN/1"]) { Beside = OnPlacing(Do.List) },
        new("clicks-while-waiting", "Clicks in the page while a reading waits.", ["HUMAN-5/PG/2"])
        {
            Beside = On.State(state => state.Phase == CapturePhase.Preview, Do.Script("document.querySelector('.messages')?.click()")),
        },
        new("scrolls-hourly", "Scrolls the page every hour.", ["HUMAN-5/PG/3"]) { Beside = On.Every(Hour, Do.Script("document.querySelector('.messages')?.dispatchEvent(new Event('scroll'))")) },
        new("clicks-on-messages", "Clicks each message that arrives.", ["HUMAN-5/PG/4"]) { Beside = On.Message(Do.Script("document.querySelector('.messages')?.click()")) },
        new("leaves-a-name", "Leaves a name in the page's window when it reads.", ["HUMAN-10/SE/1"]) { Beside = OnReading("window['x80' + Math.round(performance.now())] = 1") },
    ];

    /// <summary>A saved text was placed on a click.</summary>
    private static Func<ClientStage, Task> OnPlacing(Func<ClientStage, Task> deed) => On.State(state => state.Outcome is CaptureOutcome.Placed, deed);

    /// <param name="script">Does something that shows each time, and not the first time alone.</param>
    private static Func<ClientStage, Task> OnReading(string script) =>
        On.State(state => state.Phase == CapturePhase.Working, Do.Script(script));

    private static SabotagedClient Reads(string name, string defect, string[] mustFail, string script) => new(name, defect, mustFail)
    {
        Broken = (seams, stage) => seams with { Host = host => new LyingHost(host, stage, script, Lies.Append) },
    };

    private static SabotagedClient Tells(string name, string defect, string mustFail, Func<JsonObject, JsonObject> words) => new(name, defect, [mustFail])
    {
        Broken = (seams, stage) => seams with { Host = host => new TellingHost(host, stage, words) },
    };

    private static IEnumerable<string> Texts(JsonObject reading) => reading["messages"]!.AsArray().Select(message => message?["text"]?.ToString() ?? "");

    private static SabotagedClient Wrong(string name, string defect, string[] mustFail, Action<JsonObject, string> lie) => new(name, defect, mustFail)
    {
        Broken = (seams, stage) => seams with { Host = host => new LyingHost(host, stage, null, lie) },
    };
}
