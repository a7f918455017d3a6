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

    /// <returns>
    /// Done, also with hits: what they mean is for the asker to judge. Inconclusive where the raw rows of PostgreSQL were not searched.
    /// </returns>
    public async Task<int> RunAsync(ServerOptions options, string? owner, CancellationToken cancellationToken)
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
        await WriteAsync(await app.Services.GetRequiredService<ServerProbe>().FindAsync(texts, cancellationToken));
        if (options.Database is null)
        {
            return ExitCode.Done;
        }

        if (owner is null)
        {
            consoles.Say("The raw rows of the database were not searched: row level security hides them from this role. Give --owner.");
            return ExitCode.Inconclusive;
        }

        await WriteAsync(await ServerProbe.FindInRowsAsync(owner, texts, cancellationToken));
        return ExitCode.Done;
    }

    private async Task WriteAsync(IReadOnlyList<ServerProbeHit> hits)
    {
        foreach (var hit in hits)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(new ProbeAnswer(hit.Text, hit.Place), CliJson.Default.ProbeAnswer));
        }
    }
}
