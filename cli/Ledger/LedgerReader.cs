using System.Globalization;
using System.Text.Json;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Sent;

namespace X80.Cli.Ledger;

/// <summary>Shows or clears the ledger of this machine.</summary>
internal sealed class LedgerReader(Consoles consoles, TimeProvider time)
{
    public async Task<int> RunAsync(PersonalFolder folder, bool clear, bool json, CancellationToken cancellationToken)
    {
        if (clear)
        {
            using var cleared = new SentFile(folder.LedgerFile, time);
            await cleared.ClearAsync(cancellationToken);
            consoles.Say("The ledger of this machine is empty. What the backend keeps is not touched by that: see x80 ledger held.");
            return ExitCode.Done;
        }

        var store = File.Exists(folder.LedgerFile) ? await folder.FindSecretsAsync(cancellationToken) : null;
        using var ledger = new SentFile(folder.LedgerFile, time, store);
        var entries = await ledger.ReadAsync(cancellationToken);
        var lines = json ? entries.Select(Json) : CellLines.Of(["at", "act", "channel", "chat", "messages", "click", "answer"], [.. entries.Select(Cells)], consoles.DataWidth);
        foreach (var line in lines)
        {
            await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        if (entries.Count > 0)
        {
            consoles.Say(NameKeeping.Of(store));
        }
        else if (!json)
        {
            consoles.Say("Nothing was sent from this machine.");
        }

        return ExitCode.Done;
    }

    private static string Json(SentEntry entry) => JsonSerializer.Serialize(
        new LedgerAnswer(
            entry.At.ToUniversalTime(), entry.Act.Value, entry.Channel.Value, entry.ConversationId.Value, entry.Chat, entry.Messages, entry.ClickId.Value, entry.Answer),
        CliJson.Default.LedgerAnswer);

    private static string[] Cells(SentEntry entry) =>
    [
        entry.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        entry.Act.Value,
        entry.Channel.Value,
        PrintableText.OfName(entry.Chat ?? "(name not readable)"),
        entry.Messages.ToString(CultureInfo.InvariantCulture),
        entry.ClickId.Value,
        entry.Answer,
    ];
}
