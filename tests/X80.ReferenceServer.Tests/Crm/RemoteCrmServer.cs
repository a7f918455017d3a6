using Microsoft.AspNetCore.Hosting;
using X80.Contract.Kinds;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>A server that was started for a CRM that lies elsewhere, at an address of the operator's, and knows where others lie.</summary>
public sealed class RemoteCrmServer(CrmName crm, params (CrmName Crm, Uri Address)[] places) : ServerFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("crm", crm.Value);
        foreach (var (name, address) in places)
        {
            builder.UseSetting($"{name}-address", address.AbsoluteUri);
        }
    }
}
