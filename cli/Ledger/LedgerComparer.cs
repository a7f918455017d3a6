using System.Globalization;
using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Ledgers;
using X80.Contract.Sessions;
using X80.Sdk.Sent;

namespace X80.Cli.Ledger;

/// <summary>
/// Lays the backend's trail beside this machine's ledger. An entry is this machine's where a line of the same act and chat was written at
/// about that time: a click lives two minutes, and what is sent again within its life is one line here and may be two entries there.
/// </summary>
internal sealed class LedgerComparer(Consoles consoles, TimeProvider time, OwnBackend backend)
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(4);

    // What adds, shows or moves something. Opening a chat sends no name and no word of it; taking away leaves nothing behind.
    private static readonly Dictionary<string, ConsentAction[]> ActsByRoute = new()
    {
        ["POST " + ExtRoutes.Sync] = [ConsentAction.Sync],
        ["POST " + ExtRoutes.Messages] = [ConsentAction.Share],
        ["PUT " + ExtRoutes.Link] = [ConsentAction.Link],
        ["PUT " + ExtRoutes.Privacy] = [ConsentAction.ShareConversation, SentEntry.MakePrivate],
        ["POST " + ExtRoutes.Records] = [ConsentAction.Create],
        ["PATCH " + ExtRoutes.Record] = [ConsentAction.Edit],
        ["POST " + ExtRoutes.Activities] = [ConsentAction.Activity],
    };

    /// <returns>Done, or a failed check where the backend has what this machine never sent.</returns>
    public async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        consoles.Say("Asking the backend for its trail and for what it holds.");
        var sent = await backend.ReadSentAsync(time, cancellationToken);
        var differences = new List<LedgerDifference>();
        var (compared, count) = (0, new CountedWork(consoles, time, "entries of the trail compared"));
        await foreach (var entry in backend.ReadTrailAsync(cancellationToken))
        {
            count.Report(++compared);
            if (entry.Allowed && ActsByRoute.TryGetValue(entry.Route, out var acts) && !sent.Any(line => IsSame(line, entry, acts)))
            {
                differences.Add(new LedgerDifference(
                    LedgerDifference.Sent, entry.At.ToUniversalTime(), acts[0].Value, entry.ConversationId?.Value, NameOf(sent, entry.ConversationId), entry.Counts));
            }
        }

        await foreach (var held in backend.ReadConversationsAsync(cancellationToken))
        {
            if (held.Transmitted.Messages > 0 && !sent.Any(line => line.ConversationId == held.Id && (line.Act == ConsentAction.Sync || line.Act == ConsentAction.Share)))
            {
                differences.Add(new LedgerDifference(
                    LedgerDifference.Held, held.LastSyncedAt?.ToUniversalTime(), Act: null, held.Id.Value, NameOf(sent, held.Id), $"messages={held.Transmitted.Messages}"));
            }
        }

        await TellAsync(differences, json, cancellationToken);
        consoles.Say(differences.Count == 0
            ? "The backend has nothing that this machine did not send."
            : $"Not from this machine: {differences.Count}. Another machine of yours, the other log-in of this one, a ledger that was cleared, or somebody with a token of yours: see and revoke them in the web app, under Tokens.");
        return differences.Count == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private async Task TellAsync(IReadOnlyList<LedgerDifference> differences, bool json, CancellationToken cancellationToken)
    {
        var lines = json
            ? differences.Select(each => JsonSerializer.Serialize(each, CliJson.Default.LedgerDifference))
            : CellLines.Of(["what", "at", "act", "conversation", "chat", "counts"], [.. differences.Select(Cells)], consoles.DataWidth);
        foreach (var line in lines)
        {
            await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }

    private bool IsSame(SentEntry line, LedgerEntry entry, ConsentAction[] acts)
    {
        // Lines bear this machine's time, entries the backend's.
        var waited = entry.At - (line.At + backend.Client.Clock.Offset);
        return acts.Contains(line.Act) && waited >= -Before && waited <= After
            && (entry.ConversationId is not { } conversation || conversation == line.ConversationId);
    }

    private static string? NameOf(IReadOnlyList<SentEntry> sent, ConversationId? id) => sent.LastOrDefault(line => line.ConversationId == id)?.Chat;

    private static string[] Cells(LedgerDifference each) =>
    [
        each.What, each.At?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "", each.Act ?? "", each.Conversation ?? "",
        PrintableText.OfName(each.Chat ?? ""), each.Counts ?? "",
    ];
}
