using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>A server that is stopped and started again over the same database and keys, each time with the CRMs that it is given.</summary>
internal sealed class RestartingServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private WebApplication? app;

    public RestartingServer() => Database = new TestDatabase(DataFolder);

    public FakeTimeProvider Time { get; init; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public TestDatabase Database { get; }

    public string Folder => folder.Path;

    public string DataFolder => Path.Combine(folder.Path, "data");

    public Uri Address => new(app!.Urls.First());

    public IServiceProvider Services => app!.Services;

    public DeletionWorker Deletions => app!.Services.GetRequiredService<DeletionWorker>();

    public ServerAdmin Admin => app!.Services.GetRequiredService<ServerAdmin>();

    /// <param name="crms">The last one is the workspace's; the others are former ones. None is the embedded CRM.</param>
    public async Task StartAsync(params ICrmConnector[] crms)
    {
        await StopAsync();
        app = ServerHost.Build(
            new ServerOptions { Urls = "http://127.0.0.1:0", DataFolder = DataFolder, Database = Database.Address },
            services =>
            {
                foreach (var crm in crms)
                {
                    services.AddSingleton(crm);
                }
            },
            Time);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task<TestMember> JoinAsync(string name)
    {
        var member = await Admin.CreateMemberAsync(name, TestContext.Current.CancellationToken);
        var token = await Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(30), TestContext.Current.CancellationToken);
        return new TestMember(Address, token.Reveal(), Time);
    }

    /// <summary>The same member at the server as it runs now.</summary>
    public TestMember Again(TestMember member) => new(Address, member.Token, Time);

    public Task SettleAsync() => OwedDeletions.SettleAsync(Database, Time, Deletions);

    public async Task StopAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Database.Dispose();
        folder.Dispose();
    }
}
