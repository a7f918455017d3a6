using System.Globalization;
using System.Text.Json.Nodes;
using X80.Conformance.Cases;
using X80.Conformance.Cases.Server;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;
using X80.Conformance.Wire;

namespace X80.Conformance.Volume;

/// <summary>
/// Much random content, which no store makes small: sent to Private conversations it may not make the store's files grow, and
/// the same sent Shared has to, or they are not the store's files.
/// </summary>
internal sealed class VolumeCase(StoreFiles files) : ServerCase
{
    // A text may have 64 KiB and a body 4 MiB.
    private const int TextBytes = 36 * 1024;
    private const int TextLength = TextBytes / 3 * 4;
    private const int MostTexts = 60;

    private readonly List<(WireConversation Conversation, int Seed)> chats = [];
    private long before;

    public override CaseInfo Info { get; } = new(
        "GATE-2/VO/1",
        "Much refused content",
        "Random content that was refused made the store's files grow by less than 1 MiB; the same, accepted, by at least half of its size.");

    /// <summary>Conversations that are not watched: the sweep would read back all that was accepted.</summary>
    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        await trial.ProveSharedAsync(member, cancellationToken);
        for (var sent = 0L; sent < files.Volume; sent += TextsABody * TextLength)
        {
            var opened = await trial.NeedAsync(member.Open(), cancellationToken);
            var conversation = new WireConversation(opened.Object!.Value.GetProperty("conversation").GetProperty("id").GetString()!);
            var (kind, record) = trial.Rig.RecordOf(member) ?? throw new StepRefusedException("There is no record to link to.");
            await trial.ChangeAsync(conversation, member.Link(conversation, kind, record), cancellationToken);
            await trial.ChangeAsync(conversation, member.SetPrivate(conversation), cancellationToken);
            chats.Add((conversation, Random.Shared.Next()));
        }

        before = Measure();
        Target = chats[0].Conversation;
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        foreach (var (conversation, seed) in chats)
        {
            var answer = (await trial.SendAsync(trial.Rig.Member.Sync(conversation, Messages(trial, seed)), cancellationToken)).Answer;
            if (answer.Status is 413 or 429 or >= 500)
            {
                throw new StepRefusedException($"Much content was answered {answer}: it was not refused for its privacy, so nothing is learnt from it.");
            }
        }
    }

    /// <summary>What refused content has left is measured here, behind the quiet time.</summary>
    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        var between = Measure();
        Note(trial, EvidenceFacts.Sweep, between - before);
        if (between - before >= files.MostGrowth)
        {
            trial.Findings.Add(new Finding($"The store's files grew by {Mebibytes(between - before)} while {Mebibytes(Sent)} were refused.", "size of the store's files"));
        }

        foreach (var (conversation, seed) in chats)
        {
            await trial.ChangeAsync(conversation, member.SetShared(conversation), cancellationToken);
            await trial.NeedAsync(member.Sync(conversation, Messages(trial, seed)), cancellationToken);
        }

        var grown = Measure() - between;
        Note(trial, EvidenceFacts.AfterControl, grown);
        if (grown < Sent / 2)
        {
            throw new StepRefusedException(
                $"{Mebibytes(Sent)} that were accepted made the files grow by {Mebibytes(grown)}: they are not where this server keeps what it accepts, so their size shows nothing.");
        }
    }

    private int TextsABody => (int)Math.Min(MostTexts, Math.Max(1, files.Volume / TextLength));

    private long Sent => (long)chats.Count * TextsABody * TextLength;

    private static void Note(ServerTrial trial, string phase, long grown) =>
        trial.Evidence.Add(new EvidenceLine(phase, "size of the store's files", string.Create(CultureInfo.InvariantCulture, $"grew by {grown} bytes")));

    /// <summary>The same texts for the same seed, in letters, so that a body holds them as they are.</summary>
    private IEnumerable<JsonObject> Messages(ServerTrial trial, int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[TextBytes];
        for (var number = 0; number < TextsABody; number++)
        {
            random.NextBytes(bytes);
            yield return trial.Rig.Chatter.Message(Convert.ToBase64String(bytes));
        }
    }

    private long Measure()
    {
        try
        {
            return files.Measure();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StepRefusedException($"The folder of the store's files is not to be read ({e.GetType().Name}). Name it again with --volume.");
        }
    }

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MiB");
}
