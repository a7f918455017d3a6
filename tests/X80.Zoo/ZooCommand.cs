using System.Globalization;
using System.Text.Json;
using X80.Conformance;
using X80.Conformance.Reports;

namespace X80.Zoo;

/// <summary>The zoo as a program: <c>list</c>, <c>server NAME</c>, <c>servers</c>, <c>client NAME</c>, <c>clients</c>.</summary>
internal static class ZooCommand
{
    private const int Usage = 2;
    private const int Cancelled = 130;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            return await RunAsync(args, output, errors, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl-C reaches all of a terminal's processes: whoever runs the zoo says that it was stopped.
            return Cancelled;
        }
    }

    private static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => args switch
    {
        ["list"] => await ListAsync(output),
        ["list", "--json"] => await ListJsonAsync(output),
        ["server", var name] => await ServeAsync(name, beside: false, output, errors, cancellationToken),
        ["server", var name, "--beside"] => await ServeAsync(name, beside: true, output, errors, cancellationToken),
        ["servers"] => await ServerLoop.RunAsync(Console.In, output, errors, cancellationToken),
        ["clients"] => await ClientLoop.RunAsync(Console.In, output, errors, cancellationToken),
        ["client", var name, .. var rest] => await JudgeAsync(name, rest, output, errors, cancellationToken),
        _ => await RefuseAsync(errors, "Usage: X80.Zoo list [--json] | server NAME [--beside] | servers | client NAME [--seed N] [--only ID]… | clients"),
    };

    private static async Task<int> ListAsync(TextWriter output)
    {
        foreach (var server in ZooCatalog.Servers)
        {
            await output.WriteLineAsync($"server {server.Name,-26} fails {string.Join(", ", server.MustFail)}: {server.Defect}");
        }
        foreach (var server in ZooCatalog.OddServers)
        {
            await output.WriteLineAsync($"server {server.Name,-26} passes all: {server.Defect}");
        }
        foreach (var server in ZooCatalog.DegenerateServers)
        {
            await output.WriteLineAsync($"server {server.Name,-26} never green: {server.Defect}");
        }
        foreach (var client in ZooCatalog.Clients)
        {
            await output.WriteLineAsync($"client {client.Name,-26} fails {string.Join(", ", client.MustFail)}: {client.Defect}");
        }
        return 0;
    }

    /// <summary>A line a server or client, for whoever runs them all.</summary>
    private static async Task<int> ListJsonAsync(TextWriter output)
    {
        var entries = ZooCatalog.Servers.Select(server => (Half: "server", server.Name, Kind: "sabotaged", server.MustFail, server.Defect))
            .Concat(ZooCatalog.OddServers.Select(server => ("server", server.Name, Kind: "odd", server.MustFail, server.Defect)))
            .Concat(ZooCatalog.DegenerateServers.Select(server => ("server", server.Name, Kind: "degenerate", MustFail: (IReadOnlyList<string>)[], server.Defect)))
            .Concat(ZooCatalog.Clients.Select(client => ("client", client.Name, Kind: "sabotaged", client.MustFail, client.Defect)))
            .Append(("client", ZooCatalog.Harness.Name, "odd", ZooCatalog.Harness.MustFail, ZooCatalog.Harness.Defect));
        foreach (var (half, name, kind, mustFail, defect) in entries)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { half, name, kind, mustFail, defect }));
        }
        return 0;
    }

    /// <summary>Runs a server until its input ends.</summary>
    private static async Task<int> ServeAsync(string name, bool beside, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (ZooCatalog.Find(name, beside) is not { } backend)
        {
            return await RefuseAsync(errors, $"The zoo has no server '{name}'. 'X80.Zoo list' prints the names.");
        }
        await using var session = await backend.StartAsync(TimeProvider.System, cancellationToken);
        await ServerLoop.RunAsync(session, Console.In, output, cancellationToken);
        return 0;
    }

    /// <summary>Judges one client for whoever looks on: <c>--seed N</c>, and <c>--only ID</c> as often as wanted.</summary>
    private static async Task<int> JudgeAsync(string name, string[] options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (ClientJudge.Find(name) is not { } client)
        {
            return await RefuseAsync(errors, $"The zoo has no client '{name}'. 'X80.Zoo list' prints the names.");
        }
        await using var judge = await ClientJudge.StartAsync(errors, cancellationToken);
        var report = await judge.JudgeAsync(
            client,
            [.. Following(options, "--only")],
            Following(options, "--seed").Select(text => int.Parse(text, CultureInfo.InvariantCulture)).FirstOrDefault(1),
            new Progress<VerifyProgress>(step => errors.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {step.Doing}")),
            cancellationToken);
        await output.WriteLineAsync(string.Join('\n', ReportTable.Lines(report)));
        return report.ExitCode;
    }

    private static IEnumerable<string> Following(string[] options, string name) =>
        options.Zip(options.Skip(1)).Where(pair => pair.First == name).Select(pair => pair.Second);

    internal static async Task<int> RefuseAsync(TextWriter errors, string sentence)
    {
        await errors.WriteLineAsync(sentence);
        return Usage;
    }
}
