using System.Text.Json;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server.Attacks;

/// <summary>AD: what the trail of deeds says, and must not leave out.</summary>
internal static class TrailAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("GATE-11/AD/1", "A refused sync", s => ExpectAsync(s, () => s.SyncAsync(), entry => Of(entry, s) && !Allowed(entry))),
        new("GATE-11/AD/2", "A sync", s => ExpectAsync(s, () => s.NeedSyncAsync(s.Target, s.Chatter.Message("ok")), entry => Of(entry, s) && Allowed(entry))) { On = Stage.Shared },
        new("GATE-11/AD/3", "A flip to Shared", s => ExpectAsync(s, () => s.ChangeAsync(s.Member.SetShared(s.Target)), entry => Of(entry, s) && Allowed(entry))),
        new("GATE-11/AD/4", "A reading of messages", s => ExpectAsync(s, () => s.ReadAsync(ExtRoutes.Messages), entry => Of(entry, s) && Allowed(entry))) { On = Stage.Shared },
        new("GATE-11/AD/5", "A withdrawal", s => ExpectAsync(s, s.WithdrawAsync, entry => Of(entry, s) && Allowed(entry))) { On = Stage.Shared },
        new("GATE-11/AD/6", "A share of one message", s => ExpectAsync(s, () => s.NeedAsync(s.Member.ShareOne(s.Target, s.Chatter.Message("ok"))), entry => Of(entry, s) && Allowed(entry))),
    ];

    /// <summary>
    /// After the step the ledger has an entry that it had not before. Refusals may be one entry a minute and token, so for them any
    /// entry of the run counts.
    /// </summary>
    private static async Task ExpectAsync(Scene scene, Func<Task> step, Func<JsonElement, bool> tells)
    {
        var before = await LedgerAsync(scene);
        await step();
        var after = await LedgerAsync(scene);
        var fresh = after.Skip(before.Count).Any(tells);
        var refusal = after.Any(entry => !Allowed(entry));
        if (!fresh && !(refusal && scene.Planted.Count > 0))
        {
            scene.Saw("The ledger does not tell of it.", "GET ledger");
        }
    }

    private static bool Of(JsonElement entry, Scene scene) => entry.GetRawText().Contains(scene.Target.Id, StringComparison.Ordinal);

    private static bool Allowed(JsonElement entry) => !entry.TryGetProperty("allowed", out var allowed) || allowed.ValueKind != JsonValueKind.False;

    private static async Task<IReadOnlyList<JsonElement>> LedgerAsync(Scene scene)
    {
        const int MostPages = 200;
        var entries = new List<JsonElement>();
        var path = ExtRoutes.Ledger;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = (await scene.NeedAsync(scene.Member.Get(path))).Object!.Value;
            entries.AddRange(answer.GetProperty("items").EnumerateArray());
            if (!answer.TryGetProperty("next", out var next))
            {
                break;
            }
            path = $"{ExtRoutes.Ledger}?after={Uri.EscapeDataString(next.GetString()!)}";
        }
        return entries;
    }
}
