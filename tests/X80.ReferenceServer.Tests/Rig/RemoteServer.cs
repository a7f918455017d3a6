using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Background;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>The running server with a remote CRM in the place of the embedded one.</summary>
public sealed class RemoteServer : ServerFixture
{
    internal StandInCrm Crm { get; } = new();

    internal DeletionWorker Deletions => Services.GetRequiredService<DeletionWorker>();

    internal Sweeper Sweeper => Services.GetRequiredService<Sweeper>();

    /// <summary>The sweep as it will be at another time, while the server's own clock stays.</summary>
    internal Sweeper SweeperAt(DateTimeOffset now) => ActivatorUtilities.CreateInstance<Sweeper>(Services, new FakeTimeProvider(now));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<ICrmConnector>(Crm));
    }
}
