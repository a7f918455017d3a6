using System.Text.Json.Nodes;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>What is counted in the database is counted once, however many servers are asked: half of each count on each of two.</summary>
public sealed class ReplicaLimitTests : IAsyncLifetime
{
    private BuiltServer server = null!;
    private BuiltServer replica = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.IsPostgres)
        {
            server = await BuiltServer.StartAsync(Cancel);
            replica = await server.StartReplicaAsync(Cancel);
        }
    }

    [PostgresFact]
    public async Task A_token_searches_thirty_times_a_minute_on_both_together()
    {
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = replica.Speak(here.Token);
        var search = new JsonObject { ["query"] = "ana" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? here : there).PostAsync("records/search", search)));

        Assert.Equal(30, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ExpectProblem(429, "rate-limited"));
    }

    [PostgresFact]
    public async Task A_token_opens_so_many_records_a_day_on_both_together()
    {
        const int Most = 4;
        await server.SetAsync(settings => settings with { RecordsADay = Most }, Cancel);
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = replica.Speak(here.Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? here : there).GetAsync($"records/person/person-{i}")));

        Assert.Equal(Most, answers.Count(answer => answer.Status == 404));
        Assert.Equal(12 - Most, answers.Count(answer => answer.Status == 429));
        await server.SetAsync(_ => WorkspaceSettings.Default, Cancel);
    }

    [PostgresFact]
    public async Task A_conversation_shares_twenty_single_messages_a_day_on_both_together()
    {
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = replica.Speak(here.Token);
        var conversation = await here.OpenAsync();
        await here.LinkAsync(conversation);
        for (var i = 0; i < 20; i++)
        {
            (await (i % 2 == 0 ? here : there).ShareOneAsync(conversation, Wire.Message($"share {i}"))).Expect(200);
        }

        (await here.ShareOneAsync(conversation, Wire.Message("one too many"))).ExpectProblem(429, "share-limit");
        (await there.ShareOneAsync(conversation, Wire.Message("one too many"))).ExpectProblem(429, "share-limit");
        Assert.Equal(20, (await there.TextsAsync(conversation)).Count);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestDatabase.IsPostgres)
        {
            await replica.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
