using System.Globalization;
using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Sdk.Sent;

namespace X80.Cli.Ledger;

/// <summary>Says what the backend holds of a person's chats, and erases it when they say so.</summary>
internal sealed class HeldDesk(Consoles consoles, TimeProvider time, OwnBackend backend)
{
    private const string Assent = "erase";
    private const string Owed = "owed";
    private const string NoName = "(name not known here)";

    /// <exception cref="CliException">The backend does not say, or knows no such chat.</exception>
    public async Task<int> TellAsync(ConversationId? only, bool json, CancellationToken cancellationToken)
    {
        var (held, sent) = (await HeldAsync(only, cancellationToken), await backend.ReadSentAsync(time, cancellationToken));
        var answers = held.Select(conversation => AnswerOf(conversation, sent)).ToList();
        var lines = json
            ? answers.Select(answer => JsonSerializer.Serialize(answer, CliJson.Default.HeldAnswer))
            : CellLines.Of(["conversation", "channel", "chat", "privacy", "messages", "first", "last", "record", "note"], [.. answers.Select(Cells)], consoles.DataWidth);
        foreach (var line in lines)
        {
            await consoles.Data.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        consoles.Say(answers.Count == 0
            ? "The backend holds no chat of yours."
            : "That is all it holds of your chats. The words themselves are in the web app; x80 ledger erase takes them back.");
        return ExitCode.Done;
    }

    /// <returns>Done where every copy is erased; inconclusive while the CRM still owes the deletion of one.</returns>
    /// <exception cref="CliException">Nobody said yes, the backend does not say, or knows no such chat.</exception>
    /// <exception cref="X80.Sdk.Client.WriteFailedException">A chat was not certainly withdrawn; those before it are.</exception>
    public async Task<int> EraseAsync(ConversationId? only, bool isSure, bool json, CancellationToken cancellationToken)
    {
        var (held, sent) = (await HeldAsync(only, cancellationToken), await backend.ReadSentAsync(time, cancellationToken));
        if (held.Count == 0)
        {
            consoles.Say("The backend holds no chat of yours: there is nothing to erase.");
            return ExitCode.Done;
        }

        await AskAsync(held, isSure, cancellationToken);
        using var ledger = new SentFile(backend.Folder.LedgerFile, time, await backend.Folder.FindSecretsAsync(cancellationToken));
        var erased = new List<ErasedAnswer>();
        var count = new CountedWork(consoles, time, "chats erased", held.Count);
        try
        {
            foreach (var conversation in held)
            {
                var result = await backend.Client.WithdrawAsync(conversation.Id, cancellationToken);
                erased.Add(new ErasedAnswer(conversation.Id.Value, NameOf(conversation, sent), result.Copies));
                await ledger.AddAsync(LineOf(conversation, NameOf(conversation, sent)), cancellationToken);
                await consoles.AnswerAsync(json, erased[^1], CliJson.Default.ErasedAnswer, cancellationToken);
                count.Report(erased.Count);
            }
        }
        finally
        {
            // Also where one failed or it was stopped: those before it are erased.
            await ShowAsync(json ? [] : erased);
        }

        var owed = erased.Sum(answer => answer.Copies.Count(copy => copy.State == Owed));
        consoles.Say(owed == 0
            ? "All of it is erased. Backups go unreadable within a day, when the keys are rotated."
            : $"Erased at the backend; the CRM still owes the deletion of {owed}. The backend goes on by itself: ask again with x80 ledger held.");
        consoles.Say("This machine's own ledger still names the chats: x80 ledger --clear. Records and fields that you wrote in the CRM are the CRM's.");
        return owed == 0 ? ExitCode.Done : ExitCode.Inconclusive;
    }

    private async Task<IReadOnlyList<Conversation>> HeldAsync(ConversationId? only, CancellationToken cancellationToken)
    {
        consoles.Say("Asking the backend what it holds.");
        var held = new List<Conversation>();
        var (seen, count) = (0, new CountedWork(consoles, time, "chats seen"));
        await foreach (var conversation in backend.ReadConversationsAsync(cancellationToken))
        {
            count.Report(++seen);
            if (only is null || conversation.Id == only)
            {
                held.Add(conversation);
            }
        }

        return only is not null && held.Count == 0
            ? throw new CliException(ExitCode.CheckFailed, "The backend holds no such chat of yours.", "The id is mistyped, or nothing of it is held.", "See: x80 ledger held")
            : held;
    }

    private async Task AskAsync(IReadOnlyList<Conversation> held, bool isSure, CancellationToken cancellationToken)
    {
        if (isSure)
        {
            return;
        }

        // A question is asked under -q, too.
        consoles.Warn($"Chats: {held.Count}, messages: {held.Sum(conversation => conversation.Transmitted.Messages)}. They are erased at the backend and in the CRM, and that cannot be undone.");
        consoles.Warn($"Type {Assent} to do it, and anything else to leave it.");
        using var input = new StreamReader(consoles.Input());
        if ((await new LineFeedReader(input).ReadAsync(cancellationToken))?.Trim() != Assent)
        {
            throw CliException.Usage("Nothing was erased.", $"Nobody typed {Assent}.", "Run it again, or with --yes.");
        }
    }

    private async Task ShowAsync(IReadOnlyList<ErasedAnswer> erased)
    {
        foreach (var line in CellLines.Of(["conversation", "chat", "copies"], [.. erased.Select(Cells)], consoles.DataWidth))
        {
            await consoles.Data.WriteLineAsync(line);
        }
    }

    private SentEntry LineOf(Conversation conversation, string? chat) => new()
    {
        At = time.GetUtcNow(),
        Act = SentEntry.Withdraw,
        Channel = conversation.Channel,
        ConversationId = conversation.Id,
        Chat = chat,
        Messages = 0,
        ClickId = ClickId.NewRandom(),
        Answer = SentEntry.Done,
    };

    private static HeldAnswer AnswerOf(Conversation held, IReadOnlyList<SentEntry> sent) => new(
        held.Id.Value, held.Channel.Value, NameOf(held, sent), held.Privacy.Value, held.Transmitted.Messages, held.Transmitted.First?.ToUniversalTime(),
        held.Transmitted.Last?.ToUniversalTime(), held.Link?.Name, held.Note?.State.Value);

    private static string? NameOf(Conversation held, IReadOnlyList<SentEntry> sent) => sent.LastOrDefault(line => line.ConversationId == held.Id && line.Chat is not null)?.Chat;

    private static string[] Cells(HeldAnswer held) =>
    [
        held.Conversation, held.Channel, PrintableText.OfName(held.Chat ?? NoName), held.Privacy, held.Messages.ToString(CultureInfo.InvariantCulture),
        Day(held.First), Day(held.Last), PrintableText.OfName(held.Record ?? ""), held.Note ?? "",
    ];

    private static string[] Cells(ErasedAnswer erased) =>
    [
        erased.Conversation, PrintableText.OfName(erased.Chat ?? NoName), string.Join(", ", erased.Copies.Select(copy => $"{copy.What} {copy.State}")),
    ];

    private static string Day(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
