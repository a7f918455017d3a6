using CsCheck;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>
/// Random histories in which the notes lie in a CRM elsewhere that is down, refuses, talks nonsense or loses answers, on two
/// replicas where the database takes several.
/// </summary>
public sealed class RemoteHistoryTests : IClassFixture<RemoteServers>, IAsyncDisposable
{
    private static readonly int Histories = History.Count("X80_REMOTE_HISTORIES", 40);

    /// <summary>Longer than a request that was given up may live on, and than any pause between two tries.</summary>
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMinutes(6);

    private readonly RemoteServers server;
    private readonly IReadOnlyList<RemoteServers> replicas;

    public RemoteHistoryTests(RemoteServers server)
    {
        this.server = server;
        replicas = TestDatabase.IsPostgres ? [server, RemoteServers.ReplicaOf(server)] : [server];
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One after another: all share one clock and one CRM.</summary>
    [Fact]
    public Task Rows_state_and_what_the_crm_holds_equal_the_model_after_every_step() =>
        Steps.Remote.SampleAsync(steps => History.CheckAsync(steps, DifferenceAsync), iter: Histories, threads: 1, print: _ => "");

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas.Skip(1))
        {
            await replica.DisposeAsync();
        }
    }

    private async Task<string?> DifferenceAsync(IReadOnlyList<Step> history)
    {
        using var player = await Player.StartAsync(replicas, StandInCrm.CrmName);
        var model = new RemoteModel();
        foreach (var step in history)
        {
            var chat = model.Chat(step);
            server.Time.Advance(BetweenSteps);
            server.Crm.Mood = (request, _) => Task.FromResult(step.OnWrites && request is not ("create" or "replace") ? StandInMood.Well : step.Crm);
            var answer = step.Act == Act.Wait ? await PayAsync(step) : await player.PlayAsync(step, chat);
            var expected = model.Apply(step);
            server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
            var held = $"{answer}; {await player.StateAsync(step)}; {string.Join(' ', await player.RowsAsync(step))}; {Held(player)}";
            var wanted = $"{expected}; {(chat.IsOpen ? model.State(chat) : "none")}; {string.Join(' ', chat.Rows.Values)}; {Held(model)}";
            if (held != wanted)
            {
                return $"{step}:\n  the model: {wanted}\n  the server: {held}";
            }
        }

        return null;
    }

    private async Task<string> PayAsync(Step step)
    {
        await replicas[step.Replica % replicas.Count].Deletions.RunDueAsync(Cancel);
        return "ok";
    }

    /// <summary>Every item, so that none is there twice.</summary>
    private string Held(Player player) => string.Join(" | ", Model.Records.Select(record => string.Join(" + ", server.Crm.Items
        .Where(item => item.Record.Id.Value == player.RecordOf(record)).Select(item => History.Texts(item.Body)).Order(StringComparer.Ordinal))));

    private static string Held(RemoteModel model) =>
        string.Join(" | ", Model.Records.Select(record => string.Join(" + ", model.CopiesOn(record).Order(StringComparer.Ordinal))));
}
