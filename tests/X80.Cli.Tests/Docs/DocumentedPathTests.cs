using System.Globalization;
using System.Text.RegularExpressions;
using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Docs;

/// <summary>
/// From an empty folder to a client of a new channel by the commands that docs/readers.md gives, read out of it and run as they stand, without a
/// network. By itself up to the scaffold's own tests; with <c>X80_CHANNELS=1</c> all of them: the demo and the verdict on the client, too. Where
/// <c>X80_CHANNELS_SECONDS</c> sets a limit, they have to be done within it.
/// </summary>
public sealed partial class DocumentedPathTests
{
    private const string Heading = "## Start a channel of your own";
    private const string LastByItself = "dotnet test";

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("X80_CHANNELS") == "1";
    private static readonly string? Limit = Environment.GetEnvironmentVariable("X80_CHANNELS_SECONDS");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_commands_lead_from_an_empty_folder_to_a_conforming_client_offline()
    {
        var commands = CommandsOf(RepositoryView.OfTree().Files.Single(file => file.Path == "docs/readers.md").Text);
        Assert.Contains(LastByItself, commands);
        Assert.StartsWith("x80 new channel ", commands[0], StringComparison.Ordinal);
        Assert.StartsWith("x80 verify client ", commands[^1], StringComparison.Ordinal);
        using var folder = new TemporaryFolder();
        var began = TimeProvider.System.GetTimestamp();

        var (exitCode, said) = await RunAsync(folder, IsWhole ? commands : [.. commands.TakeWhile(command => command != LastByItself), LastByItself]);
        var took = TimeProvider.System.GetElapsedTime(began);

        Assert.True(exitCode == 0, said);
        Assert.Contains("succeeded: 7", said, StringComparison.Ordinal);
        Assert.Equal(IsWhole, said.Contains("8 of 8 steps done", StringComparison.Ordinal));
        Assert.Equal(IsWhole, said.Contains("Never verified on the real site.", StringComparison.Ordinal));
        Assert.Equal(IsWhole, said.Contains("READ-1/RD/1", StringComparison.Ordinal));
        Assert.True(Limit is null || took.TotalSeconds < int.Parse(Limit, CultureInfo.InvariantCulture), $"It took {took.TotalSeconds:0} seconds of {Limit}.");
    }

    /// <summary>In a shell whose <c>x80</c> is this tool, in a namespace without a network where the system makes one.</summary>
    private static async Task<(int ExitCode, string Said)> RunAsync(TemporaryFolder folder, IReadOnlyList<string> commands)
    {
        var path = folder.Directory.CreateSubdirectory("path");
        await WriteAsync(Path.Combine(path.FullName, "x80"), $"#!/bin/sh\nexec dotnet '{typeof(CommandTree).Assembly.Location}' \"$@\"\n");
        var script = Path.Combine(folder.Path, "commands");
        await WriteAsync(script, string.Join('\n', commands.Prepend("set -eux")) + "\n");
        var environment = NoNetwork.In(folder);
        environment["PATH"] = $"{path.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        var empty = folder.Directory.CreateSubdirectory("empty");
        return await NamespaceIsThereAsync(folder)
            ? await ChildProcess.RunAsync("unshare", ["-n", "sh", "-c", $"ip link set lo up && exec sh '{script}'"], empty, environment, Cancel)
            : await ChildProcess.RunAsync("sh", [script], empty, environment, Cancel);
    }

    private static async Task<bool> NamespaceIsThereAsync(TemporaryFolder folder)
    {
        const string Try = "command -v unshare && command -v ip && unshare -n ip link set lo up";
        return (await ChildProcess.RunAsync("sh", ["-c", Try], folder.Directory, new Dictionary<string, string>(), Cancel)).ExitCode == 0;
    }

    private static async Task WriteAsync(string file, string text)
    {
        await File.WriteAllTextAsync(file, text, Cancel);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string[] CommandsOf(string page) =>
        FirstBlock().Match(page[page.IndexOf(Heading, StringComparison.Ordinal)..]).Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"```\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstBlock();
}
