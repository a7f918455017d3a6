using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace X80.ReferenceServer.Hosting;

/// <summary>Bounds on what a stranger can make this process hold.</summary>
internal static class KestrelLimits
{
    // A little over the contract's body, so that the contract's own refusal is the one that answers.
    private const long BodyBytes = 5 * 1024 * 1024;

    // Enough that thousands who connect and say nothing leave room for those who do, until they are cut off.
    private const int Connections = 10_000;

    public static void Apply(KestrelServerOptions kestrel)
    {
        // A line ends as HTTP says, or a proxy that holds to it and this server see two different requests.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyBytes;
        kestrel.Limits.MaxConcurrentConnections = Connections;
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
    }
}
