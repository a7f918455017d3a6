using System.Globalization;
using System.Text.Json.Nodes;
using X80.Conformance.Oracle;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>RC: a flip to Private while something is on its way.</summary>
internal static class RaceAttacks
{
    private const int Rounds = 3;
    private const int Syncs = 6;

    // So many of one day that a sentence says the number for no other reason.
    private const int Many = 34;

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-4/RC/1", "One sync beside a flip", s => RaceAsync(s, 1)) { On = Stage.Shared, Shows = After },
        new("GATE-4/RC/3", "Many syncs beside a flip", s => RaceAsync(s, Syncs)) { On = Stage.Shared, Shows = After },
        new("GATE-4/RC/5", "An upload begun while Shared and ended while Private", s => s.RawSyncAsync(
            raw => raw with { Halfway = () => s.ChangeAsync(s.Member.SetPrivate(s.Target)) })) { On = Stage.Shared },
        new("GATE-4/RC/6", "A share whose consent was given before a withdrawal", async s =>
        {
            var share = s.Member.ShareOne(s.Target, s.Message());
            await s.NeedAsync(s.Member.Withdraw(s.Target));
            await s.SendAsync(share);
        }) { On = Stage.Shared, Shows = "A share whose consent was given before a withdrawal left nothing." },
        new("GATE-4/RC/8", "A flip beside a link", async s =>
        {
            var link = s.Target.Record;
            var flip = s.Member.SetPrivate(s.Target);
            var relink = s.Member.Link(s.Target, link.Kind.Value, link.RecordId.Value);
            await Task.WhenAll(s.SendAsync(flip), s.SendAsync(relink));
            await s.ExpectPrivateAsync();
        }) { On = Stage.Shared },
        new("GATE-4/RC/10", "The count in an activity after a flip", async s =>
        {
            await s.NeedSyncAsync(s.Target, [.. Enumerable.Range(0, Many).Select(_ => OfNow(s))]);
            await s.NeedAsync(s.Member.Log(s.Target));
            await s.ChangeAsync(s.Member.SetPrivate(s.Target));
            if ((await SentencesAsync(s)).Any(sentence => Says(sentence, Many)))
            {
                s.Saw("The activity of a Private conversation has a count.", "GET activities");
            }
        }) { On = Stage.Shared, Shows = "After the flip no activity of the conversation said how many messages there are." },
    ];

    private const string After = "What was not shown when the flip to Private was answered was not there later either.";

    /// <summary>What is there when the flip is answered may stay; anything that comes later was let in after it.</summary>
    private static async Task RaceAsync(Scene scene, int syncs)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (target, member) = (await scene.AnotherSharedAsync(), scene.Member);
            var canaries = Enumerable.Range(0, syncs).Select(_ => Canary.New("sync beside a flip")).ToList();
            var sending = canaries.Select(canary => SendAsync(scene, member.Sync(target, scene.Chatter.Around(canary.Text)))).ToList();
            await scene.NeedAsync(member.SetPrivate(target));
            var atOnce = await scene.ShownAsync(target);
            await Task.WhenAll(sending);
            var later = await scene.ShownAsync(target);
            foreach (var canary in canaries.Where(canary => !Holds(atOnce, canary) && Holds(later, canary)))
            {
                scene.Saw($"Content was stored after the flip was answered ({canary.Role}).", "GET messages (member)");
            }
        }
    }

    private static async Task SendAsync(Scene scene, WireRequest request)
    {
        try
        {
            await scene.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            // Cut off by the flip: as good as refused.
        }
    }

    private static bool Holds(string shown, Canary canary) => new CanaryScanner([canary]).Scan("", shown).Count > 0;

    /// <summary>A message of the day that is logged; the others are of the day before.</summary>
    private static JsonObject OfNow(Scene scene)
    {
        var message = scene.Chatter.Message("ok");
        message["sentAt"] = scene.Member.At(TimeSpan.Zero)[..16] + ":00+00:00";
        return message;
    }

    /// <summary>The sentences of the conversation's activities.</summary>
    private static async Task<IReadOnlyList<string>> SentencesAsync(Scene scene)
    {
        var (kind, id) = scene.Trial.Rig.Record!.Value;
        var answer = await scene.NeedAsync(scene.Member.Get($"{ExtRoutes.Records}/{kind}/{id}/activities"));
        return
        [
            .. answer.Object!.Value.GetProperty("items").EnumerateArray()
                .Where(item => item.TryGetProperty("conversationId", out var of) && of.GetString() == scene.Target.Id)
                .Select(item => item.GetProperty("sentence").GetString()!),
        ];
    }

    private static bool Says(string sentence, int number) =>
        sentence.Split([.. sentence.Where(c => !char.IsAsciiDigit(c))]).Contains(number.ToString(CultureInfo.InvariantCulture));
}
