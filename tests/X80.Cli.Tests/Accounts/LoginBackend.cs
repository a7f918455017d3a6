using System.Diagnostics;
using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Accounts;

/// <summary>A real backend in a process of its own, and the token of its one member.</summary>
public sealed class LoginBackend : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Process server = null!;

    public string Address { get; private set; } = "";

    public string Token { get; private set; } = "";

    /// <summary>Where its web app is set up, once.</summary>
    public Uri Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        server = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", "--json", .. data]);
        var place = JsonSerializer.Deserialize<JsonElement>((await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        Address = place.GetProperty("address").GetString()!;
        Web = new Uri(place.GetProperty("web").GetString()!);
        Token = (await CliRun.OfAsync(["server", "token", "create", "--member", "Rui [Prado]", .. data])).Data.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        await CliProcess.InterruptAsync(server, CancellationToken.None);
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Dispose();
    }
}
