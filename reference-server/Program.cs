using System.Globalization;
using X80.ReferenceServer;
using X80.ReferenceServer.Hosting;

try
{
    var settings = new ConfigurationBuilder().AddEnvironmentVariables("X80_SERVER_").AddCommandLine(args).Build();
    var options = new ServerOptions
    {
        Urls = settings["urls"] ?? "http://127.0.0.1:8180",
        DataFolder = settings["data"] ?? "x80-data",
        KeysFolder = settings["keys"],
        AuditFolder = settings["audit"],
        BackupFolder = settings["backup"],
        Hosts = Words(settings["hosts"]),
        Proxies = Words(settings["proxies"]),
        Database = settings["database"],
        Crm = settings["crm"] ?? "embedded",
        AttioAddress = settings["attio-address"] ?? "https://api.attio.com/",
        AttioNextStep = settings["attio-next-step"],
        AttioActivity = settings["attio-activity"],
        AffinityAddress = settings["affinity-address"] ?? "https://api.affinity.co/",
        AffinityDealList = settings["affinity-deal-list"],
        WorkspaceName = settings["workspace"] ?? "My workspace",
        TimeZone = settings["timezone"] ?? "UTC",
        PhoneRegion = settings["phone-region"],
        TelemetryEndpoint = settings["telemetry"],
        DrainDelay = TimeSpan.FromSeconds(Number(settings["drain-seconds"] ?? "0")),
        FreeDiskFloor = Number(settings["free-disk-floor"] ?? "67108864"),
    };

    await using var app = ServerHost.Build(options);
    await StartAsync(app);
    Console.WriteLine($"X80 server: {string.Join(", ", app.Urls)}");
    var entrance = await app.Services.GetRequiredService<ServerAdmin>().CreateWebEntranceAsync(CancellationToken.None);
    Console.WriteLine($"Open the web app: {app.Urls.First()}{entrance}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } known)
{
    await Console.Error.WriteLineAsync(known.Words);
    return known.ExitCode;
}

static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

// What is no number is out of every range, so that it is named with all that is wrong.
static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

static async Task StartAsync(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch (InvalidOperationException e)
    {
        throw new ServerStateException(
            "The server cannot listen on that address. An https address needs a certificate; give an http address of loopback, and put a proxy with a certificate before it.", e);
    }
}
