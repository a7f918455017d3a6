using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Docs;

/// <summary>The commands of docs/operations.md for a backend on SQLite, one after the other as they stand there, in one folder.</summary>
public sealed partial class OperationsPageTests : IDisposable
{
    private const string MakesIt = "server token create";
    private const string NeedsAnEmptyFolder = "server restore";

    // An id that the page invents.
    private const string Invented = "3vTq0fXn6cXyN2r8b5uZ1w";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Lines =>
    [
        .. CommandLines.In(RepositoryView.OfTree().Files.Single(file => file.Path == "docs/operations.md").Text)
            .Where(line => Command().IsMatch(line) && !line.Contains("--database", StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task They_work_on_one_backend_one_after_the_other()
    {
        Assert.InRange(Lines.Count, 9, 30);
        await RunAsync(Lines.First(line => line.StartsWith(MakesIt, StringComparison.Ordinal)));
        foreach (var line in Lines)
        {
            if (line.StartsWith(NeedsAnEmptyFolder, StringComparison.Ordinal))
            {
                Directory.Delete(Path.Combine(folder.Path, "x80-data"), recursive: true);
            }

            await RunAsync(line.Contains(Invented, StringComparison.Ordinal) ? line.Replace(Invented, await TokenAsync(), StringComparison.Ordinal) : line);
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> TokenAsync() => TokenId().Match(await RunAsync("server token list --json")).Groups["id"].Value;

    private async Task<string> RunAsync(string line)
    {
        var (exitCode, said) = await ChildProcess.RunAsync(
            "dotnet", [typeof(CommandTree).Assembly.Location, .. CommandLineParser.SplitCommandLine(line)], folder.Directory, new Dictionary<string, string>(), Cancel,
            "a text that must not be there\n");

        Assert.True(exitCode == ExitCode.Done, $"x80 {line}\n{said}");
        return said;
    }

    // What a sentence speaks of without its words, and what runs until it is stopped, is left out.
    [GeneratedRegex("^server (?!run|migrate).* --")]
    private static partial Regex Command();

    [GeneratedRegex("\"id\":\"(?<id>[^\"]+)\"")]
    private static partial Regex TokenId();
}
