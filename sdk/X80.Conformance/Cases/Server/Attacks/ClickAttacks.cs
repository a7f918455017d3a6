using System.Text.Json.Nodes;
using X80.Conformance.Wire;
using X80.Contract.Consents;
using X80.Contract.Kinds;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>CK: a click that is spent, old, or was given for something else. Always on a Shared conversation.</summary>
internal static class ClickAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        Shared("HUMAN-2/CK/1", "A click that is spent", async s =>
        {
            var first = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(Chatter.Person())]);
            var answer = await s.NeedAsync(first);
            s.Target.Update(answer.Object!.Value.GetProperty("conversation"));
            var spent = JsonNode.Parse(first.Body!.Value.Span)!["consent"]!["clickId"]!.GetValue<string>();
            await s.SyncAsync(behindConsent: body => body["consent"]!["clickId"] = spent);
        }),
        Shared("HUMAN-2/CK/2", "A click that is too old", s => s.SyncAsync(behindConsent: body => body["consent"]!["clickedAt"] = s.Member.At(TimeSpan.FromSeconds(-300)))),
        Shared("HUMAN-2/CK/3", "A click that is not made yet", s => s.SyncAsync(behindConsent: body => body["consent"]!["clickedAt"] = s.Member.At(TimeSpan.FromSeconds(120)))),
        Shared("HUMAN-2/CK/4", "A message behind the consent's back", s => s.SyncAsync(behindConsent: body => body["messages"]!.AsArray().Add(s.Message("added behind the consent")))),
        Shared("HUMAN-2/CK/5", "The consent of another act", s => s.SyncAsync(behindConsent: body => body["consent"]!["action"] = "share")),
        Shared("HUMAN-2/CK/6", "A consent for another record", async s =>
        {
            var person = await s.NeedAsync(s.Member.CreatePerson());
            var elsewhere = new ConsentTarget { Crm = s.Target.Record.Crm, Kind = s.Target.Record.Kind, RecordId = Contract.Ids.RecordId.Parse(person.Object!.Value.GetProperty("recordId").GetString()!) };
            await SyncAsync(s, s.Target.Believing(elsewhere, s.Target.Already));
        }),
        Shared("HUMAN-2/CK/7", "A consent for another count", s => SyncAsync(s, s.Target.Believing(s.Target.To, s.Target.Already + 1))),
        Shared("HUMAN-2/CK/8", "No consent", s => s.SyncAsync(behindConsent: body => body.Remove("consent"))),
        Shared("HUMAN-8/CK/9", "A consent that was given before the link changed", async s =>
        {
            var request = s.Member.Sync(s.Target, [.. s.Target.Accepted, .. s.Chatter.Around(s.Text())]);
            var person = await s.NeedAsync(s.Member.CreatePerson());
            await s.ChangeAsync(s.Member.Link(s.Target, RecordKind.Person.Value, person.Object!.Value.GetProperty("recordId").GetString()!));
            await s.SendAsync(request);
        }),
        Shared("HUMAN-2/CK/10", "An id for a click that is too short", s => s.SyncAsync(behindConsent: body => body["consent"]!["clickId"] = "1")),
        Shared("HUMAN-2/CK/11", "Another member's click", async s =>
        {
            var theirs = await s.AnotherSharedAsync(s.Second);
            var request = s.Second.Sync(theirs, [.. s.Target.Accepted, .. s.Chatter.Around(s.Text())]);
            await s.SendAsync(request with { Token = s.Member.Get(ExtRoutes.Session).Token, Path = WireMember.At(ExtRoutes.Sync, s.Target) });
        }) with { Needs = Needs.Second },
        Shared("GATE-14/CK/12", "Messages none of which was seen before", s =>
            s.SendAsync(s.Member.Sync(s.Target, s.Chatter.Around(s.Text())))),
        Shared("GATE-14/CK/13", "Messages none of which was seen before are taken on a person's word", async s =>
        {
            var canary = Oracle.Canary.New("taken on a person's word");
            var request = s.Member.Sync(s.Target, s.Chatter.Around(canary.Text), afterConsent: body => body["consent"]!["sameChat"] = true);
            await s.NeedAsync(request);
            if (!await s.ShowsAsync(canary))
            {
                s.Saw("A sync that a person vouched for had no effect.", "GET messages");
            }
        }) with { Shows = "A sync without overlap was taken where its consent says that it is the same chat." },
        Shared("GATE-14/CK/14", "The same chat, said as a text", s => s.SendAsync(
            s.Member.Sync(s.Target, s.Chatter.Around(s.Text()), afterConsent: body => body["consent"]!["sameChat"] = "true"))),
        Shared("HUMAN-2/CK/15", "A hash that is none", async s =>
        {
            foreach (var hash in new[] { "", "0", new string('A', 43) })
            {
                await s.SyncAsync(behindConsent: body => body["consent"]!["payloadHash"] = hash);
            }
        }),
    ];

    private static Attack Shared(string id, string title, Func<Scene, Task> act) => new(id, title, act) { On = Stage.Shared };

    private static Task<WireAnswer> SyncAsync(Scene scene, WireConversation believed) =>
        scene.SendAsync(scene.Member.Sync(believed, [.. scene.Target.Accepted, .. scene.Chatter.Around(scene.Text())]));
}
