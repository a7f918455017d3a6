using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>The server in a process of its own, to be killed.</summary>
public sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <returns>A member's token.</returns>
    public static async Task<string> PrepareAsync(string folder, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(new ServerOptions { DataFolder = Path.Combine(folder, "data") });
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(cancellationToken);
        var member = await admin.CreateMemberAsync("Mara Field", cancellationToken);
        return (await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken)).Reveal();
    }

    public static async Task<ServerProcess> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "X80.ReferenceServer.dll");
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", program, "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data")])
        {
            RedirectStandardOutput = true,
        })!;
        const string Told = "X80 server: ";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Told, StringComparison.Ordinal))
            {
                return new ServerProcess(process, new Uri(line[Told.Length..]));
            }
        }

        throw new InvalidOperationException("The server ended before it said where it listens.");
    }

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
