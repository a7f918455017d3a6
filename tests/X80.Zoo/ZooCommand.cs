using X80.Conformance;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Zoo.Servers;

namespace X80.Zoo;

/// <summary>The zoo as a program: <c>list</c>, <c>server NAME [--urls U]</c>, <c>client NAME</c>.</summary>
internal static class ZooCommand
{
    private const int Usage = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stopping.Cancel();
        };
        return args switch
        {
            ["list"] => await ListAsync(output),
            ["server", var name] => await ServeAsync(name, "http://127.0.0.1:0", output, errors, stopping.Token),
            ["server", var name, "--urls", var urls] => await ServeAsync(name, urls, output, errors, stopping.Token),
            ["client", var name] => await JudgeClientAsync(name, output, errors, stopping.Token),
            _ => await RefuseAsync(errors, "Usage: X80.Zoo list | server NAME [--urls URLS] | client NAME"),
        };
    }

    private static async Task<int> ListAsync(TextWriter output)
    {
        foreach (var server in ZooCatalog.Servers)
        {
            await output.WriteLineAsync($"server {server.Name,-22} fails {string.Join(", ", server.MustFail)}: {server.Defect}");
        }
        foreach (var server in ZooCatalog.DegenerateServers)
        {
            await output.WriteLineAsync($"server {server.Name,-22} never green: {server.Defect}");
        }
        foreach (var client in ZooCatalog.Clients)
        {
            await output.WriteLineAsync($"client {client.Name,-22} fails {string.Join(", ", client.MustFail)}: {client.Defect}");
        }
        return 0;
    }

    /// <summary>Runs a server until it is stopped; its address and its tokens stand in the first three lines.</summary>
    private static async Task<int> ServeAsync(string name, string urls, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        IRigBackend? backend = ZooCatalog.Servers.FirstOrDefault(server => server.Name == name) is { } mutant
            ? new ZooBackend(mutant, urls)
            : ZooCatalog.DegenerateServers.FirstOrDefault(server => server.Name == name);
        if (backend is null)
        {
            return await RefuseAsync(errors, $"The zoo has no server '{name}'. 'X80.Zoo list' prints the names.");
        }
        await using var session = await backend.StartAsync(TimeProvider.System, cancellationToken);
        await output.WriteLineAsync($"{session.Address}\nX80_TOKEN={session.Member.Reveal()}\nX80_TOKEN_SECOND={session.SecondMember.Reveal()}");
        var stopped = new TaskCompletionSource();
        await using var stop = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
        return 0;
    }

    /// <summary>A client has no life of its own outside a rig: it is started in one and judged there.</summary>
    private static async Task<int> JudgeClientAsync(string name, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (ZooCatalog.Clients.FirstOrDefault(client => client.Name == name) is not { } mutant)
        {
            return await RefuseAsync(errors, $"The zoo has no client '{name}'. 'X80.Zoo list' prints the names.");
        }
        var browser = await BrowserSetup.EnsureAsync(new Progress<string>(errors.WriteLine), cancellationToken);
        await using var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(cancellationToken) : null;
        var subject = mutant.ToSubject(options => options with
        {
            Browser = browser,
            Display = display,
            Headless = VirtualDisplay.IsNeeded && display is null,
            AllowUnsandboxed = Environment.IsPrivilegedProcess,
        });
        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions { Subject = subject, Backend = new ZooBackend() }, progress: null, cancellationToken);
        await output.WriteLineAsync(string.Join('\n', ReportTable.Lines(report)));
        return report.ExitCode;
    }

    private static async Task<int> RefuseAsync(TextWriter errors, string sentence)
    {
        await errors.WriteLineAsync(sentence);
        return Usage;
    }
}
