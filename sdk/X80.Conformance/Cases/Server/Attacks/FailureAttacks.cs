using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>TM: requests that end too soon, are too large or too deep.</summary>
internal static class FailureAttacks
{
    private const int TextBytes = 64 * 1024;
    private const int BodyBytes = 4 * 1024 * 1024;

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-9/TM/1", "A request that breaks off", s => s.RawAsync(
            s.Member.Sync(s.Target, [s.Message(), .. s.Target.Accepted]), raw => raw with { BreaksOff = true })) { On = Stage.Shared },
        new("WIRE-6/TM/2", "A body over the limit", s => s.SyncTextAsync(body => body[..^1] + new string(' ', BodyBytes) + "}")) { On = Stage.Shared },
        new("WIRE-6/TM/3", "A text over the limit", s => s.SyncMessageAsync((message, text) => message["text"] = text + new string('x', TextBytes))) { On = Stage.Shared },
        new("WIRE-6/TM/4", "A body that is too deep", s => s.SyncAsync(body => body["reading"]!["coverage"]!["deep"] = Deep(12))) { On = Stage.Shared },
        new("WIRE-6/TM/5", "A title over the limit", async s =>
        {
            await s.SendAsync(s.Member.Open(suggest: body => body["title"] = s.Text("a title") + new string('x', 300)));
        }),
        new("WIRE-6/TM/6", "Members that the request does not have", async s =>
        {
            await s.SyncAsync(body => body["extra"] = true);
            await s.SyncAsync(body => body["reading"]!["extra"] = 1);
            await s.SyncAsync(behindConsent: body => body["consent"]!["extra"] = "x");
        }) { On = Stage.Shared },
        new("WIRE-6/TM/7", "A request without its reading, or without messages", async s =>
        {
            await s.SyncAsync(body => body.Remove("reading"), role: "without a reading");
            await s.SendAsync(s.Member.Sync(s.Target, [], body =>
            {
                body["message"] = s.Message("one message where a list belongs");
                body.Remove("messages");
            }));
        }) { On = Stage.Shared },
        new("GATE-16/TM/8", "A reading that says the chat is disappearing or restricted", async s =>
        {
            await s.SyncAsync(body => body["reading"]!["flags"] = new JsonArray("disappearing"), role: "from a disappearing chat");
            await s.SyncAsync(body => body["reading"]!["flags"] = new JsonArray("restricted"), role: "from a restricted chat");
        }) { On = Stage.Shared },
        new("WIRE-1/TM/9", "A kind that is no word", async s =>
        {
            foreach (var kind in new[] { "Text", "te xt", "-text", new string('x', 33), "" })
            {
                await s.SyncMessageAsync((message, text) => (message["text"], message["kind"]) = (text, kind));
            }
        }) { On = Stage.Shared },
        new("GATE-2/TM/10", "A note or an activity that carries a transcript", async s =>
        {
            await s.SendAsync(s.Member.Log(s.Target, s.Text("two lines") + "\nRuth: yes"));
            await s.SendAsync(s.Member.Log(s.Target, s.Text("too long") + new string('x', 300)));
            await s.SendAsync(s.Member.Write("PUT", WireMember.At(ExtRoutes.Note, s.Target), new JsonObject { ["text"] = s.Text("a note by hand") }));
        }),
    ];

    private static JsonObject Deep(int levels) => levels == 0 ? [] : new JsonObject { ["d"] = Deep(levels - 1) };
}
