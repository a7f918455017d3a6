
namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>TC: content of every kind, in every member that may hold some, and in members that may not.</summary>
internal static class KindAttacks
{
    private static readonly string[] UnknownMembers = ["body", "html", "raw", "vcard", "linkTitle", "reaction", "quotedMessage"];

    public static IReadOnlyList<Attack> All { get; } =
    [
        Taken(1, "A message of a kind that is not in this version", "broadcast.list", "text"),
        new("WIRE-6/TC/2", "Text in members that no message has", async s =>
        {
            foreach (var name in UnknownMembers)
            {
                await s.SyncMessageAsync((message, text) => (message["text"], message[name]) = ("Good morning!", text), $"as '{name}'");
            }
        }) { On = Stage.Shared },
        Taken(3, "Text in a file's name", "document", "fileName"),
        Taken(4, "A message whose kind is unknown", "unknown", "text"),
        new("WIRE-6/TC/5", "A text where an object belongs", async s =>
        {
            await s.SyncAsync(body => body["messages"]!.AsArray().Add(s.Text("a message that is a text")));
            await s.SyncAsync(body => body["messages"] = s.Text("messages that are a text"));
            await s.SyncAsync(body => body["reading"] = s.Text("a reading that is a text"));
        }) { On = Stage.Shared },
        Taken(6, "Text in a caption", "image", "caption"),
        Taken(7, "An option of a poll", "poll", "text"),
        Taken(8, "A contact card", "contact", "text"),
        Taken(9, "A place", "location", "text"),
        new("GATE-2/TC/10", "An author's name", s => s.SyncMessageAsync((message, text) => (message["author"], message["text"]) = (s.Planted[^1].Text, "ok"))) { TakenWhereShared = true },
        Taken(11, "An event that no member wrote", "event", "text"),
        new("GATE-2/TC/12", "A deleted message with its text", s => s.SyncMessageAsync((message, text) => (message["kind"], message["text"]) = ("deleted", text))) { On = Stage.Shared },
        new("GATE-2/TC/13", "An edited message", s => s.SyncMessageAsync((message, text) => (message["edited"], message["text"]) = (true, text))) { TakenWhereShared = true },
        new("GATE-2/TC/14", "A forwarded message", s => s.SyncMessageAsync((message, text) => (message["forwarded"], message["text"]) = (true, text))) { TakenWhereShared = true },
        new("GATE-2/TC/15", "A shortened message", s => s.SyncMessageAsync((message, text) => (message["truncated"], message["text"]) = (true, text))) { TakenWhereShared = true },
        Taken(16, "A voice message's caption", "voice", "caption"),
        new("GATE-2/TC/17", "A message without a time", s => s.SyncMessageAsync((message, text) =>
        {
            message.Remove("sentAt");
            (message["sentAtCertainty"], message["text"]) = ("unknown", text);
        })) { TakenWhereShared = true },
    ];

    private static Attack Taken(int number, string title, string kind, string member) => new(
        $"GATE-2/TC/{number}", title, s => s.SyncMessageAsync((message, text) => (message["kind"], message[member]) = (kind, text)))
    {
        TakenWhereShared = true,
    };
}
