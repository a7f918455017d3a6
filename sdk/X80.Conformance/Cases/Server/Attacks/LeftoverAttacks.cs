using X80.Conformance.Oracle;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>LO: what is left of content that was taken away.</summary>
internal static class LeftoverAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-6/LO/1", "What was withdrawn", async s =>
        {
            await KeepAsync(s);
            await s.WithdrawAsync();
        }) { On = Stage.Shared },
        new("GATE-6/LO/2", "What was withdrawn by the flip", async s =>
        {
            await KeepAsync(s);
            await s.ChangeAsync(s.Member.SetPrivate(s.Target, "withdraw"));
        }) { On = Stage.Shared },
        new("GATE-5/LO/3", "A message of a Shared conversation that was taken back", async s =>
        {
            var message = await KeepAsync(s);
            await s.NeedAsync(s.Member.TakeBack(s.Target, message));
        }) { On = Stage.Shared },
        new("GATE-4/LO/5", "The next sync after withdrawal and Shared again", async s =>
        {
            await KeepAsync(s);
            await s.WithdrawAsync();
            await s.ChangeAsync(s.Member.SetShared(s.Target));
            s.Target.Accepted.Clear();
            await s.NeedSyncAsync(s.Target, s.Chatter.Message("Good morning!"));
        }) { On = Stage.Shared },
        new("GATE-5/LO/6", "A later sync that holds what was taken back", async s =>
        {
            var message = await KeepAsync(s);
            var answer = await s.NeedAsync(s.Member.TakeBack(s.Target, message));
            s.Target.Update(answer.Object!.Value);
            await s.NeedAsync(s.Member.Sync(s.Target, [.. s.Target.Accepted, message, s.Chatter.Message("Good morning!")]));
        }) { On = Stage.Shared },
        new("GATE-4/LO/7", "Shared again, without a sync", async s =>
        {
            await s.ChangeAsync(s.Member.SetPrivate(s.Target));
            await s.SyncAsync(role: "sync between two flips");
            await s.ChangeAsync(s.Member.SetShared(s.Target));
        }) { On = Stage.Shared },
        new("GATE-6/LO/8", "The activity of what was withdrawn", async s =>
        {
            await s.NeedAsync(s.Member.Log(s.Target));
            await s.WithdrawAsync();
            var (kind, id) = s.Trial.Rig.Record!.Value;
            var answer = await s.NeedAsync(s.Member.Get($"{ExtRoutes.Records}/{kind}/{id}/activities"));
            if (System.Text.Encoding.UTF8.GetString(answer.Body).Contains(s.Target.Id, StringComparison.Ordinal))
            {
                s.Saw("An activity of a withdrawn conversation is left.", "GET activities");
            }
        }) { On = Stage.Shared, Shows = "No activity of a withdrawn conversation was left." },
        new("GATE-6/LO/9", "The text before an edit", async s =>
        {
            var message = await KeepAsync(s);
            message["text"] = "Let me say that again";
            message["edited"] = true;
            await ReadLaterAsync(s, [.. s.Target.Accepted, message]);
        }) { On = Stage.Shared },
        new("GATE-10/LO/10", "The text of a message that the page shows as deleted", async s =>
        {
            var message = await KeepAsync(s);
            message.Remove("text");
            message["kind"] = "deleted";
            await ReadLaterAsync(s, [.. s.Target.Accepted, message]);
        }) { On = Stage.Shared },
        new("GATE-6/LO/11", "The count after a withdrawal", async s =>
        {
            await s.WithdrawAsync();
            if (await s.HeldAsync() != 0)
            {
                s.Saw("A withdrawn conversation still counts messages.", "GET conversation");
            }
        }) { On = Stage.Shared, Shows = "A withdrawn conversation counted no message." },
        new("CRM-9/LO/12", "The note after unlinking", async s =>
        {
            await s.ChangeAsync(s.Member.Unlink(s.Target));
            var note = await s.ReadAsync(ExtRoutes.Note);
            if (note.Object is { } json && json.TryGetProperty("parts", out var parts) && parts.GetArrayLength() > 0)
            {
                s.Saw("A note is left after its record was unlinked.", "GET note");
            }
        }) { On = Stage.Shared, Shows = "After unlinking there was no note." },
        new("GATE-4/LO/13", "Shared content is kept when a flip keeps it", async s =>
        {
            var canary = Canary.New("transmitted before the flip");
            await s.NeedSyncAsync(s.Target, s.Chatter.Message(canary.Text));
            await s.ChangeAsync(s.Member.SetPrivate(s.Target, "keep"));
            if (!await s.ShowsAsync(canary))
            {
                s.Saw("What was transmitted was lost by a flip that keeps it.", "GET messages");
            }
        }) { On = Stage.Shared, Shows = "What was transmitted before a flip that keeps history was still there." },
        new("GATE-6/LO/14", "A withdrawal sets Private", async s =>
        {
            await s.WithdrawAsync();
            await s.ExpectPrivateAsync();
        }) { On = Stage.Shared },
        new("GATE-6/LO/15", "A withdrawal answers for each copy", async s =>
        {
            var answer = await s.NeedAsync(s.Member.Withdraw(s.Target));
            if (answer.Object is not { } json || !json.TryGetProperty("copies", out var copies)
                || copies.EnumerateArray().Any(copy => copy.GetProperty("state").GetString() is not ("erased" or "owed")))
            {
                s.Saw("A withdrawal does not say of each copy whether it is erased or owed.", "POST withdraw");
            }
        }) { On = Stage.Shared, Shows = "Each copy was answered as erased or owed." },
    ];

    /// <summary>A message that was accepted and shown, and from here on must be nowhere.</summary>
    private static async Task<System.Text.Json.Nodes.JsonObject> KeepAsync(Scene scene)
    {
        var message = scene.Message("accepted, then taken away");
        var already = scene.Target.Accepted.ToArray();
        var answer = await scene.NeedAsync(scene.Member.Sync(scene.Target, [.. already, message], ReadBefore(scene)));
        scene.Target.Update(answer.Object!.Value.GetProperty("conversation"));
        return message;
    }

    /// <summary>A reading of a minute ago: an older one never replaces a newer one, so the one of now comes later for certain.</summary>
    private static Action<System.Text.Json.Nodes.JsonObject> ReadBefore(Scene scene) =>
        body => body["reading"]!["readAt"] = scene.Member.At(TimeSpan.FromMinutes(-1));

    private static async Task ReadLaterAsync(Scene scene, System.Text.Json.Nodes.JsonObject[] messages) =>
        await scene.NeedAsync(scene.Member.Sync(scene.Target, messages));
}
