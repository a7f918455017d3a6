namespace X80.ReferenceServer.Crm.Remote;

/// <summary>
/// The HTTP client for CRMs. It follows no redirect, so a key goes nowhere but where it belongs; it keeps no cookies, unpacks
/// nothing, checks certificates as the machine does, and logs nothing.
/// </summary>
internal static class CrmClient
{
    public const string Name = "crm";

    public static void AddCrmClient(this IServiceCollection services) =>
        services.AddHttpClient(Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(NewHandler)
            .RemoveAllLoggers();

    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };
}
