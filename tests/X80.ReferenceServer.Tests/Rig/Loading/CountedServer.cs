using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>The running server over a store that counts. Its clock stands still, so that no background job asks anything in between.</summary>
public sealed class CountedServer : ServerFixture
{
    internal CountingStore Store => (CountingStore)Services.GetRequiredService<IStore>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services =>
        {
            var own = services.Last(service => service.ServiceType == typeof(IStore)).ImplementationType!;
            services.AddSingleton<IStore>(provider => new CountingStore((IStore)ActivatorUtilities.CreateInstance(provider, own)));
        });
    }
}
