using X80.ReferenceServer;

var settings = new ConfigurationBuilder().AddEnvironmentVariables("X80_SERVER_").AddCommandLine(args).Build();
var options = new ServerOptions
{
    Urls = settings["urls"] ?? "http://127.0.0.1:8180",
    DataFolder = settings["data"] ?? "x80-data",
    KeysFolder = settings["keys"],
    WorkspaceName = settings["workspace"] ?? "My workspace",
    TimeZone = settings["timezone"] ?? "UTC",
};

await using var app = ServerHost.Build(options);
await app.StartAsync();
Console.WriteLine($"X80 server: {string.Join(", ", app.Urls)}");
var signIn = await app.Services.GetRequiredService<ServerAdmin>().CreateWebSignInAsync(CancellationToken.None);
Console.WriteLine($"Sign in to the web pages once, within 15 minutes: {app.Urls.First()}{signIn}");
await app.WaitForShutdownAsync();
