using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>Random histories of two members, on two replicas where the database takes several, against a model that shares no code with the server.</summary>
public sealed class HistoryTests : IClassFixture<RunningServer>, IAsyncDisposable
{
    /// <summary>Of 30 to 45 steps each; the variable asks for more, or fewer while writing.</summary>
    private static readonly int Histories =
        int.TryParse(Environment.GetEnvironmentVariable("X80_HISTORIES"), CultureInfo.InvariantCulture, out var asked) ? asked : 2000;

    /// <summary>Most of what happens, happens in one chat: what goes wrong needs several acts on the same.</summary>
    private static readonly Gen<(int Member, int Chat)> Chats = Gen.Frequency(
        (7, Gen.Const((0, 0))), (1, Gen.Const((0, 1))), (1, Gen.Const((1, 0))), (1, Gen.Const((1, 1))));

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Frequency(
            (1, Gen.Const(Act.Open)), (4, Gen.Const(Act.Link)), (1, Gen.Const(Act.Unlink)), (3, Gen.Const(Act.SetShared)),
            (2, Gen.Const(Act.SetPrivate)), (8, Gen.Const(Act.Sync)), (3, Gen.Const(Act.Edit)), (1, Gen.Const(Act.Delete)),
            (3, Gen.Const(Act.Share)), (4, Gen.Const(Act.TakeBack)), (1, Gen.Const(Act.Withdraw))),
        Chats,
        Gen.Int[0, ModelChat.Length - 1],
        Gen.Int[0, ModelChat.Length - 1],
        Gen.Bool,
        Gen.Int[0, 1],
        (act, chat, from, to, yes, replica) => new Step(act, chat.Member, chat.Chat, from, to, yes, replica));

    private static readonly IReadOnlyList<Step> Opening =
        [.. new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(chat => new Step(Act.Open, chat.Item1, chat.Item2, 0, 0, Yes: false, Replica: 0))];

    private readonly IReadOnlyList<RunningServer> replicas;

    public HistoryTests(RunningServer server) =>
        replicas = TestDatabase.IsPostgres ? [server, RunningServer.ReplicaOf(server)] : [server];

    [Fact]
    public Task Note_and_rows_equal_the_model_after_every_step() =>
        Steps.List[30, 45].SampleAsync(CheckAsync, iter: Histories, print: _ => "");

    /// <summary>A history that fails is cut down, step by step, to one in which every step is needed.</summary>
    private async Task CheckAsync(List<Step> steps)
    {
        List<Step> history = [.. Opening, .. steps];
        if (await DifferenceAsync(history) is null)
        {
            return;
        }

        for (var i = history.Count - 1; i >= 0; i--)
        {
            List<Step> shorter = [.. history[..i], .. history[(i + 1)..]];
            history = await DifferenceAsync(shorter) is null ? history : shorter;
        }

        Assert.Fail($"{await DifferenceAsync(history)}\nafter:\n{string.Join('\n', history)}");
    }

    /// <returns>Where server and model first differ, or null.</returns>
    private async Task<string?> DifferenceAsync(IReadOnlyList<Step> history)
    {
        using var player = await Player.StartAsync(replicas);
        var model = new Model();
        foreach (var step in history)
        {
            var chat = model.Chat(step);
            var answer = await player.PlayAsync(step, chat);
            var expected = model.Apply(step);
            if (answer != expected)
            {
                return $"{step}: the model says '{expected}', the server '{answer}'";
            }

            var (rows, notes) = await player.LookAsync(step);
            if (!rows.SequenceEqual(chat.Rows.Values))
            {
                return $"{step}: the model holds {string.Join(' ', chat.Rows.Values)}, the server {string.Join(' ', rows)}";
            }

            var (modelNotes, serverNotes) = (Model.Records.Select(chat.NoteOn).Select(Line).ToList(), notes.Select(Texts).Select(Line).ToList());
            if (!serverNotes.SequenceEqual(modelNotes))
            {
                return $"{step}: the model's notes are {string.Join(" | ", modelNotes)}, the server's {string.Join(" | ", serverNotes)}";
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas.Skip(1))
        {
            await replica.DisposeAsync();
        }
    }

    private static string Line(IEnumerable<string> texts) => string.Join(' ', texts);

    /// <summary>The model's texts in the order in which a note holds them.</summary>
    private static IEnumerable<string> Texts(string note) =>
        Regex.Matches(note, @"text-\d+-v\d+|\[deleted\]").Select(match => match.Value);
}
