using X80.ReferenceServer;

var settings = new ConfigurationBuilder().AddEnvironmentVariables("X80_SERVER_").AddCommandLine(args).Build();
var options = new ServerOptions
{
    Urls = settings["urls"] ?? "http://127.0.0.1:8180",
    DataFolder = settings["data"] ?? "x80-data",
    KeysFolder = settings["keys"],
    Hosts = Words(settings["hosts"]),
    Proxies = Words(settings["proxies"]),
    WorkspaceName = settings["workspace"] ?? "My workspace",
    TimeZone = settings["timezone"] ?? "UTC",
};

await using var app = ServerHost.Build(options);
await app.StartAsync();
Console.WriteLine($"X80 server: {string.Join(", ", app.Urls)}");
var entrance = await app.Services.GetRequiredService<ServerAdmin>().CreateWebEntranceAsync(CancellationToken.None);
Console.WriteLine($"Open the web app: {app.Urls.First()}{entrance}");
await app.WaitForShutdownAsync();

static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
