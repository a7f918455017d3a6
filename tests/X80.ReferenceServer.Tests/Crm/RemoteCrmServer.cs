using Microsoft.AspNetCore.Hosting;
using X80.Contract.Kinds;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A server that was started for a CRM that lies elsewhere, at an address of the operator's.</summary>
public sealed class RemoteCrmServer(CrmName crm, Uri address) : ServerFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("crm", crm.Value);
        builder.UseSetting($"{crm}-address", address.AbsoluteUri);
    }
}
