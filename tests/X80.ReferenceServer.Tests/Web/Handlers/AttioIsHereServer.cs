using Microsoft.AspNetCore.Hosting;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>The running server with the embedded CRM; a key for Attio is tried at an address of this machine.</summary>
public sealed class AttioIsHereServer(Uri attio) : ServerFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("attio-address", attio.AbsoluteUri);
    }
}
