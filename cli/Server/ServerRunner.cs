using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using X80.Cli.Running;
using X80.ReferenceServer;

namespace X80.Cli.Server;

/// <summary>Runs the backend in this process and says where it is.</summary>
internal sealed class ServerRunner
{
    private readonly Consoles consoles;

    public ServerRunner(Consoles consoles) => this.consoles = consoles;

    /// <returns>Never done: a server ends by being stopped.</returns>
    public async Task<int> RunAsync(ServerOptions options, bool json, CancellationToken cancellationToken)
    {
        await using var app = await StartAsync(options, cancellationToken);
        var address = new Uri(app.Urls.First());
        var entrance = await app.Services.GetRequiredService<ServerAdmin>().CreateWebEntranceAsync(cancellationToken);
        var web = new Uri(address, entrance);
        if (json)
        {
            var place = new ServerPlace(address.ToString(), web.ToString());
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(place, CliJson.Default.ServerPlace));
            await consoles.Data.FlushAsync(cancellationToken);
        }
        else
        {
            consoles.Say($"The backend listens on {address}");
            consoles.Say(entrance.Contains('?', StringComparison.Ordinal)
                ? $"Set up its web app, once, within 15 minutes: {web}"
                : $"Sign in to its web app: {web}");
            consoles.Say("Make a token for a client with: x80 server token create --member NAME. Ctrl-C stops the backend.");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Cancelled;
    }

    /// <summary>Stopped while it starts it is left as it is: a start may be killed at any moment, and the next one goes on.</summary>
    private static async Task<WebApplication> StartAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        var app = await Task.Run(() => ServerHost.Build(options, LogToStderr), cancellationToken).WaitAsync(cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken).WaitAsync(cancellationToken);
            return app;
        }
        catch (Exception refused) when (!cancellationToken.IsCancellationRequested)
        {
            await app.DisposeAsync();
            if (refused is InvalidOperationException or IOException { InnerException: AddressInUseException })
            {
                throw Refused(options, refused);
            }

            throw;
        }
    }

    private static CliException Refused(ServerOptions options, Exception refused) => refused is InvalidOperationException
        ? CliException.Failed(
            "The backend cannot listen on that address.",
            "An https address needs a certificate, and this machine has none for it.",
            "Give an http address of loopback, and put a proxy with a certificate before it.",
            refused)
        : CliException.Failed(
            "The backend cannot listen on that address.",
            $"Something else listens on one of {options.Urls} already.",
            "Stop that, or give another address with --urls; port 0 takes a free one.",
            refused);

    private static void LogToStderr(IServiceCollection services)
    {
        services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // The host logs a failed start with its stack; the command says in its own words what failed.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
    }
}
