using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>The server as its host builds it, with options of a test's own, and on the machine's clock.</summary>
internal sealed class BuiltServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly BuiltServer? first;
    private readonly WebApplication app;

    private BuiltServer(Func<ServerOptions, ServerOptions> change, BuiltServer? first)
    {
        this.first = first;
        DataFolder = Path.Combine(folder.Path, "data");
        Database = first?.Database ?? new TestDatabase(DataFolder);
        app = ServerHost.Build(change(new ServerOptions
        {
            DataFolder = DataFolder,
            KeysFolder = (first?.DataFolder ?? DataFolder) + "-keys",
            Database = Database.Address,
            Urls = "http://127.0.0.1:0",
        }));
    }

    public TestDatabase Database { get; }

    public Uri Address => new(app.Urls.First());

    public IServiceProvider Services => app.Services;

    public ServerAdmin Admin => Services.GetRequiredService<ServerAdmin>();

    private string DataFolder { get; }

    public static async Task<BuiltServer> StartAsync(CancellationToken cancellationToken, Func<ServerOptions, ServerOptions>? change = null)
    {
        var server = new BuiltServer(change ?? (options => options), first: null);
        await server.app.StartAsync(cancellationToken);
        await server.Admin.SeedDemoAsync(cancellationToken);
        return server;
    }

    /// <summary>A second server on the database and the keys of this one. PostgreSQL only: a SQLite file is one server's.</summary>
    public async Task<BuiltServer> StartReplicaAsync(CancellationToken cancellationToken)
    {
        var replica = new BuiltServer(options => options, this);
        await replica.app.StartAsync(cancellationToken);
        return replica;
    }

    /// <summary>A new member with a token of all scopes.</summary>
    public async Task<TestMember> JoinAsync(string name, CancellationToken cancellationToken)
    {
        var member = await Admin.CreateMemberAsync(name, cancellationToken);
        var token = await Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken);
        return Speak(token.Reveal());
    }

    /// <summary>Somebody who has the token, at this server.</summary>
    public TestMember Speak(string token) => new(Address, token, TimeProvider.System);

    public async Task SetAsync(Func<WorkspaceSettings, WorkspaceSettings> change, CancellationToken cancellationToken)
    {
        using var administrator = await JoinAsync("Administrator", cancellationToken);
        await Services.GetRequiredService<SettingsDesk>().ChangeAsync(await SignedIn.AdministratorAsync(administrator), change, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (first is null)
        {
            Database.Dispose();
        }

        folder.Dispose();
    }
}
