using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Background;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Tests.Rig.Remote;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>The running server with a remote CRM in the place of the embedded one.</summary>
public sealed class RemoteServer : ServerFixture
{
    public RemoteServer() => Crm = new StandInCrm();

    private RemoteServer(RemoteServer first) : base(first) => Crm = first.Crm;

    internal StandInCrm Crm { get; }

    internal DeletionWorker Deletions => Services.GetRequiredService<DeletionWorker>();

    internal Sweeper Sweeper => Services.GetRequiredService<Sweeper>();

    /// <summary>A second server on the database, the keys, the clock and the CRM of the first. PostgreSQL only.</summary>
    public static RemoteServer ReplicaOf(RemoteServer first)
    {
        var replica = new RemoteServer(first);
        replica.StartServer();
        return replica;
    }

    internal Task SettleAsync() => OwedDeletions.SettleAsync(Database, Time, Deletions);

    /// <summary>The sweep as it will be at another time, while the server's own clock stays.</summary>
    internal Sweeper SweeperAt(DateTimeOffset now) => ActivatorUtilities.CreateInstance<Sweeper>(Services, new FakeTimeProvider(now));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<ICrmConnector>(Crm));
    }
}
