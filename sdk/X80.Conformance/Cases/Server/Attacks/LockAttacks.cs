using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>LK: a workspace that sets Shared in its web app alone. The control is the locked workspace's own linked conversation.</summary>
internal static class LockAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-3/LK/1", "Shared by a client under the lock", async s =>
        {
            var locked = await OpenAsync(s);
            await s.SendAsync(s.Locked.SetShared(locked));
            await ExpectPrivateAsync(s, locked);
        }) { Needs = Needs.Locked },
        new("GATE-3/LK/2", "One message shared by a client under the lock", async s =>
        {
            var locked = await OpenAsync(s);
            await s.SendAsync(s.Locked.ShareOne(locked, s.Message("shared alone under the lock")));
        }) { Needs = Needs.Locked },
        new("GATE-3/LK/3", "Flip, sync and flip back under the lock", async s =>
        {
            var locked = await OpenAsync(s);
            await s.SendAsync(s.Locked.SetShared(locked));
            await s.SendAsync(s.Locked.Sync(locked, s.Chatter.Around(s.Text("between two flips under the lock"))));
            await s.SendAsync(s.Locked.SetPrivate(locked));
        }) { Needs = Needs.Locked },
        new("GATE-3/LK/4", "A flip to Private under the lock is taken", async s =>
        {
            var locked = await OpenAsync(s);
            await s.NeedAsync(s.Locked.SetPrivate(locked));
            await s.SendAsync(s.Locked.Sync(locked, s.Chatter.Around(s.Text("sync under the lock"))));
        }) { Needs = Needs.Locked },
    ];

    private static Task<WireConversation> OpenAsync(Scene scene) => scene.Trial.OpenLinkedAsync(scene.Locked, scene.CancellationToken);

    private static async Task ExpectPrivateAsync(Scene scene, WireConversation locked)
    {
        var answer = await scene.NeedAsync(scene.Locked.Get(WireMember.At(ExtRoutes.Conversation, locked)));
        if (answer.Object!.Value.GetProperty("privacy").GetString() == "shared")
        {
            scene.Saw("The conversation became Shared under the lock.", "GET conversation");
        }
        await scene.SendAsync(scene.Locked.Sync(locked, scene.Chatter.Around(scene.Text("sync after Shared under the lock"))));
    }
}
