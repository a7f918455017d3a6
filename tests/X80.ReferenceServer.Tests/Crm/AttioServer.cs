using Microsoft.AspNetCore.Hosting;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A server that was started for Attio, at an address of the operator's.</summary>
public sealed class AttioServer(Uri attio) : ServerFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("crm", "attio");
        builder.UseSetting("attio-address", attio.AbsoluteUri);
    }
}
