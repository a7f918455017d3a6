using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Embedded;

/// <summary>A running server with the embedded CRM, and the browser of its administrator.</summary>
public sealed class AdministeredServer : IAsyncLifetime
{
    public RunningServer Server { get; } = new();

    public TestBrowser Ada { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        Ada = await Server.SetUpAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Ada?.Dispose();
        await Server.DisposeAsync();
    }
}
