using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>SC: content where it has no business, by way of an error, a list, a search or a trail.</summary>
internal static class LeakAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("WIRE-5/SC/2", "Content that an error could repeat", async s =>
        {
            await s.SyncAsync(body => body["messages"]![0]!["direction"] = s.Text("as a direction"));
            await s.SyncAsync(body => body["messages"]![0]!["id"] = s.Text("as an id"));
            await s.SyncAsync(body => body["messages"]![0]!["sentAt"] = s.Text("as a time"));
            await s.SyncAsync(body => body[s.Text("as a member's name")] = 1);
            await s.SyncTextAsync(body => body[..^2], "in a body that breaks off");
        }) { On = Stage.Shared },
        new("GATE-15/SC/3", "Content as a key that a client chooses", async s =>
        {
            await s.SyncAsync(wire: request => request with { Headers = [KeyValuePair.Create(ExtHeaders.IdempotencyKey, s.Plant("as an idempotency key").Word)] }, role: "under such a key");
            await s.SyncAsync(body => { }, body => body["consent"]!["clickId"] = s.Plant("as a click id").Word, role: "with such a click id");
            var key = s.Plant("as a chat's key").Word;
            _ = await s.Trial.OpenAsync(s.Member, s.Member.Open(key), s.CancellationToken);
        }),
        new("GATE-15/SC/4", "A key that was taken, and is stored only as a tag", async s =>
        {
            var request = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(Chatter.Person())]);
            await s.NeedAsync(request with { Headers = [KeyValuePair.Create(ExtHeaders.IdempotencyKey, s.Plant("an accepted idempotency key").Word)] });
        }) { On = Stage.Shared },
        new("GATE-2/SC/5", "Content in the address of a request", async s =>
        {
            foreach (var path in new[] { $"/{{id}}/note?q={s.Plant("as a query").Word}", $"/{{id}}/{s.Plant("as a path").Word}", $"/{{id}}/messages?after={s.Plant("as a place").Word}" })
            {
                await s.SendAsync(s.Member.Get(ExtRoutes.Conversations + path.Replace("{id}", s.Target.Id, StringComparison.Ordinal)));
            }
        }),
        new("GATE-2/SC/6", "A search for what a conversation holds", async s =>
        {
            var canary = Canary.New("held by a Shared conversation");
            await s.NeedSyncAsync(s.Target, s.Chatter.Message(canary.Text));
            var answer = await s.NeedAsync(s.Member.Search(canary.Text));
            if (answer.Object!.Value.GetProperty("items").GetArrayLength() > 0)
            {
                s.Saw("A search of records found a conversation's content.", "POST records/search");
            }
        }) { On = Stage.Shared, Shows = "A search of records found nothing of a conversation's content." },
        new("CRM-1/SC/7", "A suggestion that rests on a chat", async s =>
        {
            var canary = Canary.New("held by a Shared conversation");
            await s.NeedSyncAsync(s.Target, s.Chatter.Message(canary.Text));
            var answer = await s.NeedAsync(s.Member.Open(suggest: body => body["title"] = canary.Text));
            if (answer.Object!.Value.GetProperty("suggestions").GetArrayLength() > 0)
            {
                s.Saw("A record was suggested for what a chat holds.", "POST conversations");
            }
        }) { On = Stage.Shared, Shows = "No record was suggested for what a chat holds." },
        new("GATE-10/SC/8", "The title of a chat that is not linked", async s =>
        {
            _ = await s.Trial.OpenAsync(s.Member, s.Member.Open(suggest: body => body["title"] = s.Text("a title")), s.CancellationToken);
        }),
        new("GATE-10/SC/9", "The handle of a chat that is not linked", async s =>
        {
            _ = await s.Trial.OpenAsync(s.Member, s.Member.Open(suggest: body => body["handle"] = s.Plant("a handle").Word), s.CancellationToken);
        }),
        new("GATE-10/SC/10", "A title without a consent to suggestions", async s =>
        {
            await s.SendAsync(s.Member.Write("POST", ExtRoutes.Conversations, new JsonObject
            {
                ["channel"] = "whatsapp",
                ["key"] = Contract.Ids.ConversationId.NewRandom().Value,
                ["title"] = s.Text("a title without a consent"),
            }));
        }),
        new("GATE-16/SC/11", "Free text in a reading", async s =>
        {
            await s.SyncAsync(body => body["reading"]!["flags"] = new JsonArray(s.Text("as a flag")), role: "beside such a flag");
            await s.SyncAsync(body => body["reading"]!["strategies"] = new JsonObject { ["body"] = s.Text("as a strategy") }, role: "beside such a strategy");
            await s.SyncAsync(body => body["reading"]!["flavour"] = s.Text("as a flavour"), role: "beside such a flavour");
            await s.SyncAsync(body => body["reading"]!["pack"]!["id"] = s.Text("as a pack's id"), role: "beside such a pack");
        }) { On = Stage.Shared },
        new("GATE-11/SC/12", "Content in lists, trails and records", async s =>
        {
            var canary = Canary.New("held by a Shared conversation");
            await s.NeedSyncAsync(s.Target, s.Chatter.Message(canary.Text));
            await s.NeedAsync(s.Member.Log(s.Target));
            foreach (var path in Elsewhere(s))
            {
                s.LookFor(canary, $"GET {path}", await s.NeedAsync(s.Member.Get(path)), "Content was shown where none belongs.");
            }
        }) { On = Stage.Shared, Shows = "Content of a Shared conversation was shown in no list, no trail and no record." },
        new("WIRE-5/SC/13", "Errors are problems of a known type", async s =>
        {
            WireRequest[] refused =
            [
                s.Member.Get(WireMember.At(ExtRoutes.Conversation, s.Target.Unknown())),
                s.Member.Sync(s.Target, s.Chatter.Around(Chatter.Person())).WithText(_ => "{"),
                s.Member.Get(ExtRoutes.Session) with { Token = Contract.Tokens.X80Token.NewRandom() },
            ];
            foreach (var request in refused)
            {
                var answer = await s.SendAsync(request);
                if (!answer.IsSuccess && (answer.Object is not { } problem || !problem.TryGetProperty("type", out var type) || !Uri.TryCreate(type.GetString(), UriKind.Absolute, out _)))
                {
                    s.Saw("A refusal is no problem document.", request.Path.Replace(s.Target.Id, "{id}", StringComparison.Ordinal));
                }
            }
        }) { On = Stage.Shared, Shows = "Refusals were problem documents with a type." },
        new("WIRE-5/SC/14", "A token in an answer", async s =>
        {
            var token = s.Member.Get(ExtRoutes.Session).Token.Reveal();
            foreach (var request in new[] { s.Member.Get(ExtRoutes.Session), s.Member.Get(ExtRoutes.Base + "/nothing"), s.Member.Get(ExtRoutes.Ledger), s.Member.Sync(s.Target.Unknown(), s.Chatter.Around(s.Text())) })
            {
                if (System.Text.Encoding.UTF8.GetString((await s.SendAsync(request)).Everything).Contains(token, StringComparison.Ordinal))
                {
                    s.Saw("An answer holds the token.", request.ToString());
                }
            }
        }),
        new("WIRE-5/SC/15", "Words of the machine in an error", async s =>
        {
            foreach (var change in new Func<string, string>[] { _ => "{", _ => "[]", body => body.Replace("\"messages\"", "\"m\"", StringComparison.Ordinal), _ => new string('[', 2000) })
            {
                var answer = await s.SyncTextAsync(change);
                var said = System.Text.Encoding.UTF8.GetString(answer.Body);
                if (answer.Status >= 500 || new[] { "   at ", "System.", "Exception", "sqlite", "Npgsql" }.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
                {
                    s.Saw("A refusal speaks of the server's insides, or is no refusal.", $"answer {answer.Status}");
                }
            }
        }) { On = Stage.Shared },
        new("GATE-13/SC/16", "Accepted content in the raw bytes of files", async s =>
        {
            var canary = Canary.New("held by a Shared conversation");
            await s.NeedSyncAsync(s.Target, s.Chatter.Message(canary.Text));
            var hits = await s.Trial.Rig.Probe!.FindAsync([.. CanaryForms.Lines(canary.Text)], s.CancellationToken);
            foreach (var hit in hits.Where(hit => hit.Place.StartsWith("file ", StringComparison.Ordinal)).DistinctBy(hit => hit.Place))
            {
                s.Saw("Content lies unencrypted in a file.", $"probe: {hit.Place}");
            }
        }) { On = Stage.Shared, Needs = Needs.Probe, Shows = "Accepted content was in no file as plain bytes." },
    ];

    private static IEnumerable<string> Elsewhere(Scene scene)
    {
        var (kind, id) = scene.Trial.Rig.Record!.Value;
        return
        [
            ExtRoutes.Session, ExtRoutes.Conversations, ExtRoutes.Ledger, ExtRoutes.Snippets, $"{ExtRoutes.Records}/{kind}/{id}",
            $"{ExtRoutes.Records}/{kind}/{id}/activities", WireMember.At(ExtRoutes.Conversation, scene.Target),
        ];
    }
}
