using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>BM: many messages, or many requests, in one.</summary>
internal static class BatchAttacks
{
    private const int TooMany = 5001;

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-2/BM/1", "Messages that name their own conversation", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            await s.SyncAsync(body => InEach(body, "conversationId", shared.Id));
        }),
        new("GATE-2/BM/2", "A list of syncs, the first one harmless", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            var harmless = s.Member.Sync(shared, s.Chatter.Around(Chatter.Person()));
            var text = System.Text.Encoding.UTF8.GetString(harmless.Body!.Value.Span);
            await s.SyncTextAsync(body => $"[{text},{body}]");
        }),
        new("GATE-2/BM/3", "Two lists of messages", s => s.SyncAsync(body =>
        {
            body["items"] = body["messages"]!.DeepClone();
            body["messages"] = new JsonArray();
        })),
        new("GATE-2/BM/4", "Quoted text in a member of its own", async s =>
        {
            foreach (var name in new[] { "quotedText", "quoted", "context" })
            {
                var message = s.Chatter.Message(Chatter.Sentence(Chatter.Person()));
                message[name] = Chatter.Sentence(s.Text($"quoted text as '{name}'"));
                await s.SendAsync(s.Member.Sync(s.Target, [.. s.Target.Accepted, message]));
            }
        }) { On = Stage.Shared },
        new("GATE-2/BM/6", "Media that is linked to a message", s => s.SyncAsync(body =>
            body["messages"]![0]!["media"] = new JsonObject { ["url"] = "https://media.example/" + s.Planted[^1].Word })),
        new("GATE-2/BM/7", "An empty sync that carries its messages elsewhere", async s =>
        {
            foreach (var place in new[] { "note", "text", "transcript" })
            {
                await s.SendAsync(s.Member.Sync(s.Target, s.Target.Accepted, body => body[place] = Chatter.Sentence(s.Text($"as '{place}'"))));
            }
        }) { On = Stage.Shared },
        new("GATE-2/BM/10", "More messages than a sync may hold", async s =>
        {
            var last = s.Message("one of 5,001 messages");
            await s.SendAsync(s.Member.Sync(s.Target, [.. Enumerable.Range(1, TooMany - 1).Select(_ => s.Chatter.Message("ok")), last]));
        }),
        new("GATE-2/BM/11", "Routes for many at once", async s =>
        {
            foreach (var path in new[] { "/sync", "/messages", "/batch", "/import" })
            {
                await s.SyncAsync(body => body["conversationId"] = s.Target.Id, wire: request => request with { Path = ExtRoutes.Conversations + path }, role: $"POST conversations{path}");
            }
        }),
        new("GATE-2/BM/12", "A message twice in one sync, with two texts", async s =>
        {
            var (first, second) = (s.Message("first of two of one id"), s.Message("second of two of one id"));
            second["id"] = first["id"]!.GetValue<string>();
            await s.SendAsync(s.Member.Sync(s.Target, [.. s.Target.Accepted, first, second]));
        }) { On = Stage.Shared },
        new("GATE-2/BM/5", "Text that was forwarded inside a Shared chat is taken", async s =>
        {
            var canary = Oracle.Canary.New("forwarded in a Shared chat");
            var message = s.Chatter.Message(Chatter.Sentence(canary.Text));
            message["forwarded"] = true;
            await s.NeedSyncAsync(s.Target, message);
            if (!await s.ShowsAsync(canary))
            {
                s.Saw("A forwarded message of a Shared chat was lost.", "GET messages");
            }
        }) { On = Stage.Shared, Shows = "A forwarded message of a Shared chat was taken and shown." },
    ];

    private static void InEach(JsonObject body, string name, string value)
    {
        foreach (var message in body["messages"]!.AsArray())
        {
            message![name] = value;
        }
    }
}
