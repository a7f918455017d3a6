using System.Text.Json.Nodes;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>SH: one message out of a Private conversation, and what could ride along.</summary>
internal static class ShareAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-5/SH/3", "All of a conversation by the route for one message", async s =>
        {
            foreach (var change in new Action<JsonObject>[] { body => body["all"] = true, body => body["range"] = new JsonObject { ["count"] = 50 }, body => body["messages"] = new JsonArray(s.Message("beside the one")) })
            {
                await s.SendAsync(s.Member.ShareOne(s.Target, s.Message("one message, beside a word for more"), change));
            }
        }),
        new("GATE-5/SH/5", "One click for two messages", async s =>
        {
            var first = s.Member.ShareOne(s.Target, Harmless(s));
            var answer = await s.NeedAsync(first);
            s.Target.Update(answer.Object!.Value.GetProperty("conversation"));
            var second = s.Member.ShareOne(s.Target, s.Message("a second message for one click"));
            await s.SendAsync(second.WithText(body => body.Replace(Click(second), Click(first), StringComparison.Ordinal)));
        }),
        new("GATE-5/SH/6", "Another text than the one that was agreed to", s => s.SendAsync(
            s.Member.ShareOne(s.Target, Harmless(s)).WithText(body => body.Replace("\"kind\":\"text\"", $"\"caption\":\"{s.Text("behind the consent")}\",\"kind\":\"text\"", StringComparison.Ordinal)))),
        new("GATE-5/SH/7", "A share that opens the whole chat", async s =>
        {
            await ShareAsync(s, Harmless(s));
            await s.ExpectPrivateAsync();
        }),
        new("GATE-5/SH/8", "A shared message that was taken back", async s =>
        {
            var message = s.Message("shared alone, then taken back");
            await ShareAsync(s, message);
            await s.NeedAsync(s.Member.TakeBack(s.Target, message));
        }),
        new("GATE-5/SH/9", "A sync that brings back what was taken back", async s =>
        {
            var message = s.Message("shared alone, taken back, then synced");
            await ShareAsync(s, message);
            var answer = await s.NeedAsync(s.Member.TakeBack(s.Target, message));
            s.Target.Update(answer.Object!.Value);
            await s.ChangeAsync(s.Member.SetShared(s.Target));
            await s.NeedAsync(s.Member.Sync(s.Target, [message, Harmless(s)]));
        }),
        new("GATE-5/SH/11", "A share without a consent, or with that of a sync", async s =>
        {
            await s.SendAsync(s.Member.ShareOne(s.Target, s.Message("without a consent")).WithText(body => body[..body.IndexOf(",\"consent\"", StringComparison.Ordinal)] + "}"));
            await s.SendAsync(s.Member.ShareOne(s.Target, s.Message("with the consent of a sync")).WithText(body => body.Replace("\"action\":\"share\"", "\"action\":\"sync\"", StringComparison.Ordinal)));
        }),
        new("GATE-5/SH/12", "A share from a chat that is not linked", async s =>
        {
            var conversation = await s.Trial.OpenAsync(s.Member, s.Member.Open(), s.CancellationToken);
            await s.SendAsync(s.Member.ShareOne(conversation, s.Message()));
        }),
        new("GATE-5/SH/13", "The text of the message that is answered", async s =>
        {
            var message = Harmless(s);
            message["replyTo"] = s.Text("a text where an id belongs");
            await s.SendAsync(s.Member.ShareOne(s.Target, message));
        }),
    ];

    private static string Click(WireRequest request) => JsonNode.Parse(request.Body!.Value.Span)!["consent"]!["clickId"]!.GetValue<string>();

    private static JsonObject Harmless(Scene scene) => scene.Chatter.Message(Chatter.Sentence(Chatter.Person()));

    private static async Task ShareAsync(Scene scene, JsonObject message)
    {
        var answer = await scene.NeedAsync(scene.Member.ShareOne(scene.Target, message));
        scene.Target.Update(answer.Object!.Value.GetProperty("conversation"));
        scene.Target.Accepted.Add(message);
    }
}
