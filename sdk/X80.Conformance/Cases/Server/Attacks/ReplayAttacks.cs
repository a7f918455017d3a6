using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>RP: a request again, or its key.</summary>
internal static class ReplayAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-4/RP/2", "A key that was accepted, with another body, after the flip", async s =>
        {
            var accepted = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(Chatter.Person())]);
            await s.NeedAsync(accepted);
            await s.ChangeAsync(s.Member.SetPrivate(s.Target));
            await s.SyncAsync(wire: request => request with { Headers = accepted.Headers });
        }) { On = Stage.Shared },
        new("GATE-4/RP/3", "A key from a Shared conversation, used on a Private one", async s =>
        {
            var shared = await s.AnotherSharedAsync();
            var accepted = s.Member.Sync(shared, s.Chatter.Around(Chatter.Person()));
            await s.NeedAsync(accepted);
            await s.SyncAsync(wire: request => request with { Headers = accepted.Headers });
        }),
        new("WIRE-4/RP/5", "A repeat that is answered with what was stored", async s =>
        {
            var canary = Oracle.Canary.New("stored, and sent again");
            var request = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(canary.Text)]);
            await s.NeedAsync(request);
            var again = await s.NeedAsync(request);
            s.LookFor(canary, "answer to the repeat", again, "A repeat was answered with content.");
        }) { On = Stage.Shared, Shows = "The answer to a repeat held no content." },
        new("GATE-8/RP/8", "Another member's request with one's own token", async s =>
        {
            var theirs = await s.AnotherSharedAsync(s.Second);
            var request = s.Second.Sync(theirs, s.Chatter.Around(s.Text()));
            await s.SendAsync(request with { Token = s.Member.Get(ExtRoutes.Session).Token });
        }) { Needs = Needs.Second },
        new("GATE-4/RP/9", "Many fresh tries of what was refused", async s =>
        {
            for (var tries = 0; tries < 5; tries++)
            {
                await s.SyncAsync(role: "tried again");
            }
        }),
        new("WIRE-4/RP/10", "A sync again, byte for byte, while Shared", async s =>
        {
            var request = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(Chatter.Person())]);
            await s.NeedAsync(request);
            var held = await s.HeldAsync();
            await s.SendAsync(request);
            if (await s.HeldAsync() != held)
            {
                s.Saw("A repeat had a second effect.", "GET conversation");
            }
        }) { On = Stage.Shared, Shows = "A repeat changed nothing." },
        new("WIRE-4/RP/11", "A used key with another body, while Shared", async s =>
        {
            var accepted = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(Chatter.Person())]);
            var answer = await s.NeedAsync(accepted);
            s.Target.Update(answer.Object!.Value.GetProperty("conversation"));
            await s.SyncAsync(wire: request => request with { Headers = accepted.Headers }, role: "another body under a used key");
        }) { On = Stage.Shared },
        new("GATE-5/RP/12", "A share again after its message was taken back", async s =>
        {
            var message = s.Message("shared alone, then taken back");
            var share = s.Member.ShareOne(s.Target, message);
            await s.NeedAsync(share);
            await s.NeedAsync(s.Member.TakeBack(s.Target, message));
            await s.SendAsync(share);
        }),
        new("WIRE-4/RP/13", "A write without a key", async s =>
        {
            await s.SyncAsync(wire: request => request with { Headers = [] });
            await s.SyncAsync(wire: request => request with { Headers = [KeyValuePair.Create(ExtHeaders.IdempotencyKey, "1")] });
        }) { On = Stage.Shared },
        new("WIRE-4/RP/14", "A create again, byte for byte", async s =>
        {
            var name = Chatter.Person() + " " + Oracle.Canary.New("record").Word;
            var create = s.Member.CreatePerson(name);
            await s.NeedAsync(create);
            await s.SendAsync(create);
            var found = await s.NeedAsync(s.Member.Search(name));
            if (found.Object!.Value.GetProperty("items").GetArrayLength() > 1)
            {
                s.Saw("A repeat made a second record.", "POST records/search");
            }
        }) { Shows = "A repeated create made one record." },
    ];
}
