using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Storage.Sqlite;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>What is answered when something fails after the transaction was committed.</summary>
public sealed class CommittedFailureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_after_the_commit_never_says_that_nothing_was_stored()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        await using var server = ServerHost.Build(
            new ServerOptions { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder.Path, "data"), Database = database.Address },
            services => services.Replace(ServiceDescriptor.Singleton<IStore>(
                provider => new NeverScrubbed((IStore)ActivatorUtilities.CreateInstance(
                    provider, TestDatabase.IsPostgres ? typeof(PostgresStore) : typeof(SqliteStore))))));
        await server.StartAsync(Cancel);
        var admin = server.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(Cancel);
        var id = (await admin.CreateMemberAsync("Mara Field", Cancel)).Id;
        var token = await admin.CreateTokenAsync(id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        using var member = new TestMember(new Uri(server.Urls.First()), token.Reveal(), TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("sent"))).Expect(200);

        var answer = (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(500);

        Assert.Null(answer.Problem);
        Assert.DoesNotContain("Nothing was stored", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await member.TextsAsync(conversation));
    }

    private sealed class NeverScrubbed(IStore inner) : IStore, IAsyncDisposable
    {
        public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
            inner.WriteAsync(role, work, cancellationToken);

        public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
            inner.ReadAsync(role, work, cancellationToken);

        public Task ScrubAsync(CancellationToken cancellationToken) =>
            Task.FromException(new StoreUnavailableException("The write-ahead log could not be emptied."));

        public async ValueTask DisposeAsync()
        {
            if (inner is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }

            (inner as IDisposable)?.Dispose();
        }
    }
}
