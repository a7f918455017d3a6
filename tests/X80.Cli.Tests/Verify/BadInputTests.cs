using System.Diagnostics;
using System.Text.Json;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Verify;

/// <summary>What can go wrong before, in and after a run: each has a sentence of its own, and none is green.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Process? server;
    private string url = "";
    private string tokens = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string[] Data => ["--data", Path.Combine(folder.Path, "data")];

    public async ValueTask InitializeAsync()
    {
        server = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", "--json", .. Data]);
        url = JsonSerializer.Deserialize<JsonElement>((await server.StandardOutput.ReadLineAsync(Cancel))!).GetProperty("address").GetString()!;
        tokens = (await CliRun.OfAsync(["server", "token", "create", "--for-verify", .. Data])).Data;
    }

    public ValueTask DisposeAsync()
    {
        if (server is { HasExited: false })
        {
            server.Kill();
        }

        server?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_has_its_own_sentence_and_exit_code_and_none_is_green()
    {
        var taken = Path.Combine(folder.Path, "taken");
        await File.WriteAllTextAsync(taken, "{\"chain\":\"00\"}\n", Cancel);
        var narrow = (await CliRun.OfAsync(["server", "token", "create", "--member", "Ruth Haas", "--scope", "read", "--json", .. Data])).Data;
        var narrowToken = JsonSerializer.Deserialize<JsonElement>(narrow).GetProperty("token").GetString();
        string[] secrets = [narrowToken!, .. tokens.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')[1].Trim())];
        (string What, string Input, string[] Arguments, int ExitCode, string Sentence)[] table =
        [
            ("no server", tokens, ["server", "--url", "http://127.0.0.1:9/"], ExitCode.ToolFailed, "Nothing answers at http://127.0.0.1:9/"),
            ("no token", "", ["server", "--url", url], ExitCode.Usage, "There is no token to ask with."),
            ("what is no token", "X80_TOKEN=secret", ["server", "--url", url], ExitCode.Usage, "What X80_TOKEN holds is no token."),
            ("a wrong token", $"X80_TOKEN={X80Token.NewRandom().Reveal()}", ["server", "--url", url], ExitCode.Usage, "The server does not accept the token of the member"),
            ("a token of the wrong scope", $"X80_TOKEN={narrowToken}", ["server", "--url", url], ExitCode.Usage, "The token of the member lacks the scope"),
            ("a folder that takes no report", tokens, ["server", "--url", url, "--report", taken], ExitCode.ToolFailed, "The report's folder cannot be written to"),
            ("a filter that matches nothing", tokens, ["server", "--url", url, "--only", "GATE-99"], ExitCode.Usage, "No case matches 'GATE-99'"),
            ("a budget that is spent", tokens, ["server", "--url", url, "--only", "GATE-2/PS", "--budget", "30"], ExitCode.Inconclusive, "budget of 30 requests is spent"),
            ("a probe that is none", tokens, ["server", "--url", url, "--only", "GATE-2/PS/1", "--probe", "/nowhere/probe"], ExitCode.ToolFailed, "The probe could not be started."),
            ("a bundle that was tampered with", "", ["judge", taken], ExitCode.CheckFailed, "The bundle was tampered with"),
            ("a server that dies in mid-run", tokens, ["server", "--url", url, "--only", "GATE-2/PS"], ExitCode.Inconclusive, "The server stopped answering during the attack."),
        ];

        foreach (var row in table)
        {
            var (exitCode, said) = row.What.Contains("mid-run", StringComparison.Ordinal)
                ? await RunUntilAttackAsync(row.Arguments, row.Input)
                : await RunAsync(row.Arguments, row.Input);

            Assert.True(exitCode == row.ExitCode, $"{row.What}: {exitCode}, {said}");
            Assert.Contains(row.Sentence, said, StringComparison.Ordinal);
            Assert.DoesNotContain("\n  PASS", said, StringComparison.Ordinal);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        }

        Assert.Equal(table.Length, table.Select(row => row.Sentence).Distinct().Count());
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string[] arguments, string input)
    {
        var run = await CliRun.WithInputAsync(input, ["verify", .. arguments, .. FromInput(arguments)]);
        return (run.ExitCode, run.Data + run.Words);
    }

    private static string[] FromInput(string[] arguments) => arguments[0] == "server" ? ["--tokens-from-stdin"] : [];

    /// <summary>The server is killed when the first attack is about to be made.</summary>
    private async Task<(int ExitCode, string Said)> RunUntilAttackAsync(string[] arguments, string input)
    {
        using var run = CliProcess.Start(["verify", .. arguments, .. FromInput(arguments)]);
        await run.StandardInput.WriteAsync(input);
        run.StandardInput.Close();
        var said = run.StandardOutput.ReadToEndAsync(Cancel);
        while (await run.StandardError.ReadLineAsync(Cancel) is { } line && !line.StartsWith("server: attack", StringComparison.Ordinal))
        {
        }

        server!.Kill();
        await server.WaitForExitAsync(Cancel);
        await run.StandardError.ReadToEndAsync(Cancel);
        await run.WaitForExitAsync(Cancel);
        return (run.ExitCode, await said);
    }
}
