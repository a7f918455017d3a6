using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Background;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>
/// A server on a remote CRM, or a second one on the same CRM, database and clock. Nothing runs by itself: the test says when
/// the deletions that are owed run.
/// </summary>
public sealed class RemoteServers : ServerFixture
{
    private static readonly Type[] Jobs = [typeof(DeletionJob), typeof(SweepJob), typeof(HeadJob), typeof(RotationJob)];

    public RemoteServers()
    {
        Crm = new StandInCrm();
        Clock = new HurriedClock(Time);
    }

    private RemoteServers(RemoteServers first) : base(first)
    {
        Crm = first.Crm;
        Clock = new HurriedClock(Time);
    }

    internal StandInCrm Crm { get; }

    internal HurriedClock Clock { get; }

    internal DeletionWorker Deletions => Services.GetRequiredService<DeletionWorker>();

    /// <summary>PostgreSQL only: a SQLite file is one server's.</summary>
    public static RemoteServers ReplicaOf(RemoteServers first)
    {
        var replica = new RemoteServers(first);
        replica.StartServer();
        return replica;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<ICrmConnector>(Crm);
            services.AddSingleton<TimeProvider>(Clock);
            foreach (var job in services.Where(service => Jobs.Contains(service.ImplementationType)).ToList())
            {
                services.Remove(job);
            }
        });
    }
}
