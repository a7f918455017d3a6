using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Cli.Running;
using X80.Simulator.Crm.Affinity;
using X80.Simulator.Crm.Attio;

namespace X80.Cli.Practice;

/// <summary>Runs a stand-in with a few invented people in it.</summary>
internal sealed class PracticeCrmRunner(Consoles consoles)
{
    private static readonly (string First, string Last, string Phone, string Email)[] People =
    [
        ("Ana", "Lima", "+5511999990101", "ana@alvorada.example"),
        ("Jonas", "Berg", "+4930555010", "jonas@nordlicht.example"),
        ("Mina", "Okafor", "+442079460202", "mina@kestrel.example"),
    ];

    /// <returns>Never done: it ends by being stopped.</returns>
    /// <exception cref="CliException">The port is taken.</exception>
    public async Task<int> RunAttioAsync(int port, bool json, CancellationToken cancellationToken)
    {
        var options = new AttioStandInOptions();
        await using var attio = Start(() => AttioStandIn.Start(options, port));
        foreach (var (first, last, phone, email) in People)
        {
            attio.AddRecord("people", new JsonObject
            {
                ["name"] = new JsonObject { ["first_name"] = first, ["last_name"] = last, ["full_name"] = $"{first} {last}" },
                ["phone_numbers"] = new JsonArray(phone),
                ["email_addresses"] = new JsonArray(email),
            });
        }

        return await ServeAsync("Attio", new PracticeCrmPlace("attio", attio.Address.AbsoluteUri, options.Key), json, cancellationToken);
    }

    /// <returns>Never done: it ends by being stopped.</returns>
    /// <exception cref="CliException">The port is taken.</exception>
    public async Task<int> RunAffinityAsync(int port, bool json, CancellationToken cancellationToken)
    {
        var options = new AffinityStandInOptions();
        await using var affinity = Start(() => AffinityStandIn.Start(options, port));
        foreach (var (first, last, phone, email) in People)
        {
            affinity.AddPerson(first, last, phone, email);
        }

        return await ServeAsync("Affinity", new PracticeCrmPlace("affinity", affinity.Address.AbsoluteUri, options.Key), json, cancellationToken);
    }

    private async Task<int> ServeAsync(string name, PracticeCrmPlace place, bool json, CancellationToken cancellationToken)
    {
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(place, CliJson.Default.PracticeCrmPlace));
            await consoles.Data.FlushAsync(cancellationToken);
        }
        else
        {
            consoles.Say($"A stand-in for {name} answers at {place.Address}");
            consoles.Say($"Its only key, a made-up one, is: {place.Key}");
            consoles.Say("It holds three invented people and forgets everything. Ctrl-C stops it.");
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        return ExitCode.Cancelled;
    }

    private static T Start<T>(Func<T> start)
    {
        try
        {
            return start();
        }
        catch (HttpListenerException taken)
        {
            throw CliException.Failed("The stand-in cannot listen on that port.", "Something else uses it.", "Give another with --port, or leave it out.", taken);
        }
    }
}
