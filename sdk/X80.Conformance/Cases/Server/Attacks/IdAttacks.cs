using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>ID: the conversation addressed so that two readings of the address differ.</summary>
internal static class IdAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-2/ID/6", "The id in another case", s => AsAsync(s, SwapCase(s.Target.Id))),
        new("GATE-2/ID/7", "A number for a message's id", s => s.SyncMessageAsync((message, text) => (message["id"], message["text"]) = (90071992, text))),
        new("GATE-2/ID/8", "A Shared conversation's id in the body", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            await s.SyncAsync(body => body["conversationId"] = shared.Id);
            await s.SyncAsync(body => body["id"] = shared.Id);
            await s.SyncAsync(behindConsent: body => body["consent"]!["conversationId"] = shared.Id);
        }),
        new("GATE-2/ID/9", "A Private conversation's id in a body for a Shared one", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            foreach (var name in new[] { "conversationId", "id", "conversation" })
            {
                await s.SendAsync(s.Member.Sync(shared, s.Chatter.Around(s.Text($"sent to a Shared one with the Private one's id as '{name}'")), body => body[name] = s.Target.Id));
            }
        }),
        new("GATE-2/ID/10", "Two chats of one title, of which one is Shared", async s =>
        {
            var title = Chatter.Person();
            var shared = await s.Trial.OpenAsync(s.Member, s.Member.Open(suggest: body => body["title"] = title), s.CancellationToken);
            await s.Trial.ChangeAsync(shared, s.Member.SetShared(shared), s.CancellationToken);
            var other = await s.Trial.OpenAsync(s.Member, s.Member.Open(suggest: body => body["title"] = title), s.CancellationToken);
            await LinkAsync(s, other);
            await s.SendAsync(s.Member.Sync(other, s.Chatter.Around(s.Text())));
        }),
        new("GATE-2/ID/11", "A consent that was given for a Shared conversation", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            await s.SendAsync(s.Member.Sync(shared, s.Chatter.Around(s.Text())) with { Path = WireMember.At(ExtRoutes.Sync, s.Target) });
        }),
        new("GATE-2/ID/12", "The same chat on another channel", async s =>
        {
            var key = Contract.Ids.ConversationId.NewRandom().Value;
            var shared = await s.Trial.OpenAsync(s.Member, s.Member.Open(key), s.CancellationToken);
            await s.Trial.ChangeAsync(shared, s.Member.SetShared(shared), s.CancellationToken);
            var open = s.Member.Write("POST", ExtRoutes.Conversations, new JsonObject { ["channel"] = "linkedin", ["key"] = key });
            var other = await s.Trial.OpenAsync(s.Member, open, s.CancellationToken);
            await LinkAsync(s, other);
            await s.SendAsync(s.Member.Sync(other, s.Chatter.Around(s.Text())));
        }),
        new("GATE-2/ID/13", "A path that goes through a Shared conversation", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            foreach (var way in new[] { $"{shared.Id}/../{s.Target.Id}", $"{shared.Id}%2F..%2F{s.Target.Id}", $"{shared.Id}/%2e%2e/{s.Target.Id}", $"{s.Target.Id};{shared.Id}" })
            {
                await s.RawSyncAsync(raw => raw.WithLine(line => line.Replace(s.Target.Id, way, StringComparison.Ordinal)), $"path {way.Replace(shared.Id, "{shared}", StringComparison.Ordinal).Replace(s.Target.Id, "{private}", StringComparison.Ordinal)}");
            }
        }),
        new("GATE-2/ID/14", "A wildcard for the id", async s =>
        {
            foreach (var wildcard in new[] { "%25", "_", "*", s.Target.Id[..10] + "%25" })
            {
                await AsAsync(s, wildcard);
            }
        }),
        new("GATE-2/ID/15", "The id with blanks, a NUL or look-alikes", async s =>
        {
            foreach (var id in new[] { s.Target.Id + "%20", "%20" + s.Target.Id, s.Target.Id + "%00", s.Target.Id + ".", Uri.EscapeDataString(FullWidth(s.Target.Id)) })
            {
                await AsAsync(s, id);
            }
        }),
        new("GATE-2/ID/16", "One message's id used in two conversations", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            var there = s.Chatter.Message(Chatter.Sentence(Chatter.Person()));
            await s.NeedSyncAsync(shared, there);
            var here = s.Message();
            here["id"] = there["id"]!.GetValue<string>();
            await s.SendAsync(s.Member.Sync(s.Target, [here]));
        }),
    ];

    private static Task<WireAnswer> AsAsync(Scene scene, string id) =>
        scene.SendAsync(scene.Member.Sync(scene.Target, scene.Chatter.Around(scene.Text())) is var request
            ? request with { Path = request.Path.Replace(scene.Target.Id, id, StringComparison.Ordinal) }
            : request);

    private static async Task LinkAsync(Scene scene, WireConversation conversation)
    {
        var (kind, record) = scene.Trial.Rig.Record!.Value;
        await scene.Trial.ChangeAsync(conversation, scene.Member.Link(conversation, kind, record), scene.CancellationToken);
    }

    private static string SwapCase(string id) => string.Concat(id.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    private static string FullWidth(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) ? (char)(c + 0xFEE0) : c));
}
