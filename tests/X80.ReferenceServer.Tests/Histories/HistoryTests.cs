using CsCheck;
using X80.Contract.Kinds;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>Random histories of two members, on two replicas where the database takes several, against a model that shares no code with the server.</summary>
public sealed class HistoryTests : IClassFixture<RunningServer>, IAsyncDisposable
{
    private static readonly int Histories = History.Count("X80_HISTORIES", 60);

    /// <summary>A history waits for the database more than it works, and each has members of its own.</summary>
    private static readonly int AtOnce = 4 * Environment.ProcessorCount;

    private readonly IReadOnlyList<RunningServer> replicas;

    public HistoryTests(RunningServer server) =>
        replicas = TestDatabase.IsPostgres ? [server, RunningServer.ReplicaOf(server)] : [server];

    [Fact]
    public Task Note_and_rows_equal_the_model_after_every_step() =>
        Steps.Embedded.SampleAsync(steps => History.CheckAsync(steps, DifferenceAsync), iter: Histories, threads: AtOnce, print: _ => "");

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas.Skip(1))
        {
            await replica.DisposeAsync();
        }
    }

    private async Task<string?> DifferenceAsync(IReadOnlyList<Step> history)
    {
        using var player = await Player.StartAsync(replicas, CrmName.Embedded);
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

            var modelNotes = Model.Records.Select(record => model.NoteOn(chat, record)).ToList();
            if (!notes.SequenceEqual(modelNotes))
            {
                return $"{step}: the model's notes are {string.Join(" | ", modelNotes)}, the server's {string.Join(" | ", notes)}";
            }
        }

        return null;
    }
}
