using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.Simulator.Crm.Attio;

namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>A running server with its first administrator, who invites whom a test needs.</summary>
public sealed class StaffedServer : IAsyncLifetime
{
    private readonly AttioStandIn attio;
    private readonly AttioIsHereServer server;
    private TestBrowser ada = null!;

    public StaffedServer()
    {
        attio = AttioStandIn.Start();
        server = new AttioIsHereServer(attio.Address);
    }

    public Uri Address => server.Address;

    public IServiceProvider Services => server.Services;

    public TestDatabase Database => server.Database;

    /// <summary>Nobody's scope: enough to read the settings.</summary>
    internal MemberScope Workspace => new(Services.GetRequiredService<WorkspaceInfo>().Id, "");

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        ada = await server.SetUpAsync(CancellationToken.None);
    }

    internal Task<Person> JoinAsync(string role, CancellationToken cancellationToken) => Person.JoinAsync(server, ada, role, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        ada.Dispose();
        await server.DisposeAsync();
        await attio.DisposeAsync();
    }
}
