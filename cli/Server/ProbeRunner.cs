using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using X80.Cli.Running;
using X80.ReferenceServer;

namespace X80.Cli.Server;

/// <summary>Takes texts from stdin and answers where a backend keeps them.</summary>
internal sealed class ProbeRunner
{
    private readonly Consoles consoles;

    public ProbeRunner(Consoles consoles) => this.consoles = consoles;

    /// <returns>Always done: a hit is an answer; what it means is for the asker to judge.</returns>
    public async Task<int> RunAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(consoles.Input());
        var lines = new LineFeedReader(input);
        var texts = new List<string>();
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                texts.Add(line);
            }
        }

        await using var app = ServerHost.Build(options);
        foreach (var hit in await app.Services.GetRequiredService<ServerProbe>().FindAsync(texts, cancellationToken))
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(new ProbeAnswer(hit.Text, hit.Place), CliJson.Default.ProbeAnswer));
        }

        return ExitCode.Done;
    }
}
