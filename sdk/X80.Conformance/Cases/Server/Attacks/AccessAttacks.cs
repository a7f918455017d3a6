using X80.Conformance.Wire;
using X80.Contract.Sessions;
using X80.Contract.Tokens;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>AU: somebody else's rows, with no token, a wrong one, or another member's.</summary>
internal static class AccessAttacks
{
    private static readonly string[] WebRoutes = ["/settings", "/tokens", "/conversations", "/records", "/account", "/audit", "/members", "/api/admin", "/api/ext/admin", "/api/ext/members", "/api/ext/tokens"];

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("WIRE-7/AU/1", "No token, a made-up one, a mistyped one", async s =>
        {
            await ReadAndSyncAsync(s, request => request with { IsAnonymous = true }, "no token");
            await ReadAndSyncAsync(s, request => request with { Token = X80Token.NewRandom() }, "a made-up token");
            await ReadAndSyncAsync(s, request => (request with { IsAnonymous = true }).With("Authorization", "Bearer " + Mistyped(request.Token)), "a mistyped token");
        }) { On = Stage.Shared },
        new("GATE-8/AU/3", "A workspace or a member named in the request", async s =>
        {
            foreach (var header in new[] { "X-Workspace-Id", "X-Member-Id", "X80-Workspace", "X-User" })
            {
                await ReadAndSyncAsync(s, request => As(request, s).With(header, s.Member.Id ?? ""), header);
            }
            await ReadAndSyncAsync(s, request => As(request, s) with { Path = $"{request.Path}?memberId={s.Member.Id}&workspaceId={s.Member.WorkspaceId}" }, "in the address");
            await s.SyncAsync(body => body["memberId"] = s.Member.Id, wire: request => As(request, s), role: "in the body");
        }) { On = Stage.Shared, Needs = Needs.Second },
        new("WIRE-9/AU/5", "The token elsewhere than in its header", async s =>
        {
            await ReadAndSyncAsync(s, request => (request with { IsAnonymous = true }).With("Cookie", $"token={request.Token.Reveal()}; x80={request.Token.Reveal()}; Authorization={request.Token.Reveal()}"), "in a cookie");
            await ReadAndSyncAsync(s, request => (request with { IsAnonymous = true }).With("X-Api-Key", request.Token.Reveal()), "in another header");
            await ReadAndSyncAsync(s, request => request with { IsAnonymous = true, Path = $"{request.Path}?access_token={request.Token.Reveal()}" }, "in the address");
        }) { On = Stage.Shared },
        new("WIRE-7/AU/6", "Two tokens in one request", async s =>
        {
            var mine = s.Member.Get(ExtRoutes.Session).Token.Reveal();
            await s.RawAsync(s.Second.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(s.Text("two tokens, the owner's last"))]), raw => raw.With($"Authorization: Bearer {mine}"));
            await s.RawAsync(s.Second.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(s.Text("two tokens in one header"))]), raw => raw.Instead("Authorization", $"Authorization: Bearer {mine}, Bearer {X80Token.NewRandom().Reveal()}"));
        }) { On = Stage.Shared, Needs = Needs.Second },
        new("WIRE-7/AU/7", "Another scheme before the token", async s =>
        {
            foreach (var scheme in new[] { "Basic", "Token", "X80" })
            {
                await ReadAndSyncAsync(s, request => (request with { IsAnonymous = true }).With("Authorization", $"{scheme} {request.Token.Reveal()}"), scheme);
            }
        }) { On = Stage.Shared },
        new("WIRE-9/AU/9", "The web app's pages with a client's token", async s =>
        {
            foreach (var path in WebRoutes)
            {
                var with = (await s.Trial.SendAsync(s.Member.Get(path), s.CancellationToken)).Answer;
                var without = (await s.Trial.SendAsync(s.Member.Get(path) with { IsAnonymous = true }, s.CancellationToken)).Answer;
                if (with.IsSuccess && !without.IsSuccess)
                {
                    s.Saw("A client's token opened a page of the web app.", path);
                }
            }
        }) { Shows = "No page that was tried opened for a client's token." },
        new("GATE-8/AU/10", "Another member's record of deeds", async s =>
        {
            await s.NeedAsync(s.Second.Get(ExtRoutes.Ledger));
            foreach (var path in new[] { ExtRoutes.Ledger, ExtRoutes.Conversations })
            {
                var answer = await s.NeedAsync(s.Second.Get(path));
                if (System.Text.Encoding.UTF8.GetString(answer.Body).Contains(s.Target.Id, StringComparison.Ordinal))
                {
                    s.Saw("The second member was told of the first one's conversation.", $"GET {path} (second member)");
                }
            }
        }) { On = Stage.Shared, Needs = Needs.Second, Shows = "Neither list of the second member named the first one's conversation." },
        new("GATE-8/AU/11", "Another workspace's token", async s =>
        {
            foreach (var request in Every(s, s.Other))
            {
                await CompareAsync(s, request);
            }
            await s.SendAsync(s.Other.Sync(s.Target, s.Chatter.Around(s.Text("sync by a member of another workspace"))));
        }) { On = Stage.Shared, Needs = Needs.Other },
        new("GATE-8/AU/12", "Taking away what is another member's", async s =>
        {
            var last = s.Target.Accepted[^1];
            await s.SendAsync(s.Second.TakeBack(s.Target, last));
            await s.SendAsync(s.Second.Withdraw(s.Target));
            await s.SendAsync(s.Second.Unlink(s.Target));
            var shown = await s.ReadAsync(ExtRoutes.Conversation);
            if (shown.Object is not { } json || !json.TryGetProperty("link", out _) || json.GetProperty("transmitted").GetProperty("messages").GetInt32() != s.Target.Already)
            {
                s.Saw("The second member took something away from the first one's conversation.", "GET conversation");
            }
        }) { On = Stage.Shared, Needs = Needs.Second, Shows = "Nothing of the first member's conversation was taken away." },
        new("GATE-8/AU/13", "An activity for another member's conversation", async s =>
        {
            await s.SendAsync(s.Second.Log(s.Target, s.Text("typed for another member's conversation")));
        }) { On = Stage.Shared, Needs = Needs.Second },
        new("GATE-8/AU/14", "Linking another member's conversation", async s =>
        {
            var person = await s.NeedAsync(s.Second.CreatePerson());
            await CompareAsync(s, target => s.Second.Link(target, "person", person.Object!.Value.GetProperty("recordId").GetString()!));
        }) { On = Stage.Shared, Needs = Needs.Second, Shows = "The conversation could not be told from one that does not exist." },
        new("GATE-8/AU/15", "A Private conversation of another member", async s =>
        {
            foreach (var request in Every(s, s.Second))
            {
                await CompareAsync(s, request);
            }
        }) { Needs = Needs.Second, Shows = "The conversation could not be told from one that does not exist. Time was not compared." },
    ];

    /// <summary>The second member's token on what the first one sends.</summary>
    private static WireRequest As(WireRequest request, Scene scene) => request with { Token = scene.Second.Get(ExtRoutes.Session).Token };

    /// <summary>Reads the conversation and syncs to it: neither may succeed.</summary>
    private static async Task ReadAndSyncAsync(Scene scene, Func<WireRequest, WireRequest> change, string role)
    {
        foreach (var route in new[] { ExtRoutes.Conversation, ExtRoutes.Messages, ExtRoutes.Note })
        {
            var answer = (await scene.Trial.SendAsync(change(scene.Member.Get(WireMember.At(route, scene.Target))), scene.CancellationToken)).Answer;
            if (answer.IsSuccess)
            {
                scene.Saw($"A conversation was read with {role}.", $"GET {route}");
            }
        }
        await scene.SyncAsync(wire: change, role: $"sync with {role}");
    }

    private static IEnumerable<Func<WireConversation, WireRequest>> Every(Scene scene, WireMember member)
    {
        yield return target => member.Get(WireMember.At(ExtRoutes.Conversation, target));
        yield return target => member.Get(WireMember.At(ExtRoutes.Messages, target));
        yield return target => member.Get(WireMember.At(ExtRoutes.Note, target));
        yield return member.SetShared;
        yield return target => member.SetPrivate(target);
        yield return target => member.Sync(target, scene.Chatter.Around(Chatter.Person()));
        yield return target => member.Withdraw(target);
        yield return target => member.Unlink(target);
    }

    private static async Task CompareAsync(Scene scene, Func<WireConversation, WireRequest> request)
    {
        WireConversation[] targets = [scene.Target, scene.Target.Unknown(), scene.Target.Unknown()];
        var answers = new (WireAnswer Answer, string Id)[targets.Length];
        for (var at = 0; at < targets.Length; at++)
        {
            answers[at] = (await scene.SendAsync(request(targets[at])), targets[at].Id);
        }
        var step = $"{request(scene.Target).Method} {request(scene.Target).Path.Replace(scene.Target.Id, "{id}", StringComparison.Ordinal)}";
        foreach (var trait in AnswerShape.Differences(answers[0], answers[1], answers[2]))
        {
            scene.Saw($"The answer shows that the conversation exists: {trait} differs.", step);
        }
    }

    private static string Mistyped(X80Token token)
    {
        var text = token.Reveal();
        return text[..^1] + (text[^1] == 'A' ? 'B' : 'A');
    }
}
