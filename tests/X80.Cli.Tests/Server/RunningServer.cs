using System.Diagnostics;
using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Server;

/// <summary><c>x80 server run</c> as a process of its own, on a free port, until Ctrl-C.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly Process process;

    private RunningServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<RunningServer> StartAsync(string[] options, CancellationToken cancellationToken)
    {
        var process = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", "--json", .. options]);
        var place = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(cancellationToken));
        return new RunningServer(process, new Uri(JsonSerializer.Deserialize<JsonElement>(place).GetProperty("address").GetString()!));
    }

    public async ValueTask DisposeAsync()
    {
        await CliProcess.InterruptAsync(process, CancellationToken.None);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
