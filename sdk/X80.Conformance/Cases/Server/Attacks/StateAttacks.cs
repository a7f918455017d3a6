using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>PS: whether the conversation is Private, said in every way but the one that counts.</summary>
internal static class StateAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-1/PS/4", "State null, empty or blank", s => TryStatesAsync(s, null, "", " ")),
        new("GATE-1/PS/5", "A word for the state that is none", s => TryStatesAsync(s, "open", "SHARED", "Shared", "public")),
        new("GATE-3/PS/6", "A number or a truth for the state", s => TryStatesAsync(s, 1, "1", true)),
        new("GATE-3/PS/7", "A number out of range, a list or an object for the state", s => TryStatesAsync(s, 99, -1, new JsonArray("shared"), new JsonObject { ["value"] = "shared" })),
        new("GATE-3/PS/8", "Two words for the state at once", s => TryStatesAsync(s, "private, shared", "shared,private", "private|shared")),
        new("GATE-3/PS/9", "Shared without a consent", s => s.FlipAsync(_ => { }, body => body.Remove("consent"))),
        new("GATE-3/PS/10", "Shared with the consent of another act", s => s.FlipAsync(_ => { }, body => body["consent"]!["action"] = "sync")),
        new("GATE-3/PS/11", "Shared by a route beside the right one", async s =>
        {
            foreach (var request in SiblingRoutes(s))
            {
                await s.FlipAsync(request);
            }
        }),
        new("GATE-3/PS/12", "Shared by another member for the same chat", async s =>
        {
            var key = Key();
            var mine = await s.Trial.OpenAsync(s.Member, s.Member.Open(key), s.CancellationToken);
            var theirs = await s.Trial.OpenAsync(s.Second, s.Second.Open(key), s.CancellationToken);
            await s.Trial.ChangeAsync(theirs, s.Second.SetShared(theirs), s.CancellationToken);
            await s.SendAsync(await LinkedSyncAsync(s, mine));
        }) { Needs = Needs.Second },
        new("GATE-1/PS/13", "The chat opened again after its withdrawal", async s =>
        {
            await s.WithdrawAsync();
            await s.SyncAsync(role: "sync after the withdrawal");
        }) { On = Stage.Shared },
        new("GATE-3/PS/14", "A Private chat opened again with a state in the request", async s =>
        {
            var key = Key();
            var conversation = await s.Trial.OpenAsync(s.Member, s.Member.Open(key), s.CancellationToken);
            foreach (var name in new[] { "privacy", "state" })
            {
                await s.SendAsync(s.Member.Write("POST", ExtRoutes.Conversations, new JsonObject { ["channel"] = "whatsapp", ["key"] = key, [name] = "shared" }));
            }
            await s.SendAsync(await LinkedSyncAsync(s, conversation));
        }),
        new("GATE-2/PS/15", "Private set again after messages were there", async s =>
        {
            await s.ChangeAsync(s.Member.SetPrivate(s.Target));
            await s.SyncAsync(role: "sync behind messages that were let in before");
        }) { On = Stage.Shared },
        new("GATE-3/PS/16", "Linking, unlinking and linking again", async s =>
        {
            var link = s.Target.Record;
            await s.ChangeAsync(s.Member.Unlink(s.Target));
            await s.ChangeAsync(s.Member.Link(s.Target, link.Kind.Value, link.RecordId.Value));
            await s.ExpectPrivateAsync();
        }),
        new("GATE-3/PS/17", "An activity logged on the record", async s =>
        {
            await s.NeedAsync(s.Member.Log(s.Target));
            await s.ExpectPrivateAsync();
        }),
        new("GATE-3/PS/18", "Shared with a consent for another conversation", async s =>
        {
            var other = await s.Trial.OpenLinkedAsync(s.Member, s.CancellationToken);
            await s.FlipAsync(s.Member.SetShared(other) with { Path = WireMember.At(ExtRoutes.Privacy, s.Target) });
        }),
        new("GATE-3/PS/19", "Shared and withdrawn history in one request", s => s.FlipAsync(body => body["history"] = "withdraw")),
    ];

    private static async Task TryStatesAsync(Scene scene, params JsonNode?[] states)
    {
        foreach (var state in states)
        {
            await scene.FlipAsync(body => body["state"] = state?.DeepClone());
        }
    }

    private static IEnumerable<WireRequest> SiblingRoutes(Scene scene)
    {
        var at = WireMember.At(ExtRoutes.Conversation, scene.Target);
        foreach (var method in new[] { "PATCH", "PUT", "POST" })
        {
            yield return scene.Member.Write(method, at, new JsonObject { ["privacy"] = "shared" });
        }
        yield return scene.Member.SetShared(scene.Target) with { Method = "POST" };
        yield return scene.Member.SetShared(scene.Target) with { Method = "PATCH" };
        yield return scene.Member.Write("PUT", at + "/settings", new JsonObject { ["privacy"] = "shared" });
        yield return scene.Member.Write("POST", at + "/share", []);
        yield return scene.Member.Write("PUT", ExtRoutes.Conversations, new JsonObject { ["ids"] = new JsonArray(scene.Target.Id), ["privacy"] = "shared" });
    }

    private static async Task<WireRequest> LinkedSyncAsync(Scene scene, WireConversation conversation)
    {
        var (kind, record) = scene.Trial.Rig.Record!.Value;
        await scene.Trial.ChangeAsync(conversation, scene.Member.Link(conversation, kind, record), scene.CancellationToken);
        return scene.Member.Sync(conversation, scene.Chatter.Around(scene.Text()));
    }

    private static string Key() => Contract.Ids.ConversationId.NewRandom().Value;
}
