using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Tokens;
using X80.ReferenceServer;
using X80.Sdk.Client;

namespace X80.Harness.Tests.BadInput;

/// <summary>The server in a process of its own, to be killed (SIGKILL) and started again on what it left, at the same address.</summary>
internal sealed class KillableBackend : IDisposable
{
    private readonly DirectoryInfo folder;
    private Process process;

    private KillableBackend(DirectoryInfo folder, Process process, Uri address, X80Token token)
    {
        (this.folder, this.process, Address, Token) = (folder, process, address, token);
        Client = CaptureClient.Create(address, token, TimeProvider.System);
    }

    public Uri Address { get; }

    public X80Token Token { get; }

    public CaptureClient Client { get; }

    public static async Task<KillableBackend> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-bad-input-");
        X80Token token;
        await using (var app = ServerHost.Build(OptionsIn(folder)))
        {
            token = await Member.CreateAsync(app.Services, cancellationToken);
        }

        var (process, address) = await LaunchAsync(folder, "http://127.0.0.1:0", cancellationToken);
        return new KillableBackend(folder, process, address, token);
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        process.Dispose();
        (process, _) = await LaunchAsync(folder, Address.GetLeftPart(UriPartial.Authority), cancellationToken);
    }

    /// <summary>Looks through all that the killed server left.</summary>
    public async Task<IReadOnlyList<string>> FindLeftAsync(string text, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(OptionsIn(folder));
        return [.. (await app.Services.GetRequiredService<ServerProbe>().FindAsync([text], cancellationToken)).Select(hit => hit.Place)];
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static ServerOptions OptionsIn(DirectoryInfo folder) => new() { DataFolder = DataIn(folder) };

    private static string DataIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "data");

    private static async Task<(Process Process, Uri Address)> LaunchAsync(DirectoryInfo folder, string urls, CancellationToken cancellationToken)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "X80.ReferenceServer.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "--urls", urls, "--data", DataIn(folder)])
        {
            RedirectStandardOutput = true,
        })!;
        const string Told = "X80 server: ";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Told, StringComparison.Ordinal))
            {
                return (process, new Uri(line[Told.Length..]));
            }
        }

        throw new InvalidOperationException("The server ended before it said where it listens.");
    }
}
