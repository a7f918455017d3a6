using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>Several first starts at once make one workspace with one set of keys.</summary>
public sealed class FirstStartTests
{
    private const int Rounds = 4;
    private const int AtOnce = 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task On_one_empty_folder()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            await AssertOneAsync(_ => new ServerOptions { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder.Path, "data") });
        }
    }

    [SqliteFact]
    public async Task Of_processes_on_one_empty_folder()
    {
        using var folder = new TemporaryFolder();
        var servers = Enumerable.Range(0, 2).Select(_ => ServerProcess.Launch(ServerProcess.StartInfo(folder.Path))).ToList();

        // One of them serves; the other finds a whole database, and that it is served already.
        await Poll.UntilAsync(() => servers.Exists(server => server.HasExited), Cancel);
        var refused = servers.Single(server => server.HasExited);
        await servers.Single(server => !server.HasExited).ListeningAsync(Cancel);

        Assert.Contains("Another server runs over this data folder", refused.Output, StringComparison.Ordinal);
        servers.ForEach(server => server.Dispose());
    }

    [PostgresFact]
    public async Task Of_replicas_on_one_empty_database()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var folder = new TemporaryFolder();
            using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
            await AssertOneAsync(replica => new ServerOptions
            {
                Urls = "http://127.0.0.1:0",
                DataFolder = Path.Combine(folder.Path, $"data-{replica}"),
                KeysFolder = Path.Combine(folder.Path, "keys"),
                Database = database.Address,
            });
        }
    }

    private static async Task AssertOneAsync(Func<int, ServerOptions> options)
    {
        using var together = new Barrier(AtOnce);
        var apps = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait(Cancel);
                return ServerHost.Build(options(number));
            },
            Cancel,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Single(apps.Select(app => app.Services.GetRequiredService<WorkspaceInfo>().Id).Distinct());
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }

        await ServerHost.Build(options(0)).DisposeAsync();
    }
}
