using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Packages;

/// <summary>The sources of X80.Sdk in a clone of their own, with a remote, packed there as a release is.</summary>
internal sealed class ClonedSources : IDisposable
{
    public const string Remote = "https://github.com/x80-example/x80";

    // A remote may hold a token of whoever cloned it.
    private const string RemoteAsCloned = "https://someone:s3cr3t-of-the-clone@github.com/x80-example/x80.git";

    private static readonly string[] Folders = ["sdk/X80.Contract/", "sdk/X80.Sdk/", "docs/images/"];

    // As on a machine that knows nobody: the same commit comes of the same files.
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["CI"] = "false",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_AUTHOR_NAME"] = "A",
        ["GIT_AUTHOR_EMAIL"] = "a@x80.example",
        ["GIT_AUTHOR_DATE"] = "2026-11-27T00:00:00Z",
        ["GIT_COMMITTER_NAME"] = "A",
        ["GIT_COMMITTER_EMAIL"] = "a@x80.example",
        ["GIT_COMMITTER_DATE"] = "2026-11-27T00:00:00Z",
        ["MSBUILDDISABLENODEREUSE"] = "1",
    };

    private readonly TemporaryFolder folder = new();

    private ClonedSources()
    {
    }

    /// <summary>Words that only this machine and this clone know.</summary>
    public IReadOnlyList<string> Secrets => [folder.Directory.Name, "s3cr3t-of-the-clone"];

    public string Commit { get; private set; } = "";

    public string Package => Directory.GetFiles(folder.Path, "X80.Sdk.*.nupkg").Single();

    public string Symbols => Directory.GetFiles(folder.Path, "X80.Sdk.*.snupkg").Single();

    public static async Task<ClonedSources> PackAsync(CancellationToken cancellationToken)
    {
        var clone = new ClonedSources();
        foreach (var file in RepositoryView.OfTree().Files.Where(IsNeeded))
        {
            var path = Path.Combine(clone.folder.Path, "clone", file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Bytes, cancellationToken);
        }

        await clone.RunAsync("git", ["init", "--quiet"], cancellationToken);
        await clone.RunAsync("git", ["remote", "add", "origin", RemoteAsCloned], cancellationToken);
        await clone.RunAsync("git", ["add", "--all"], cancellationToken);
        await clone.RunAsync("git", ["commit", "--quiet", "--message", "All"], cancellationToken);
        clone.Commit = (await clone.RunAsync("git", ["rev-parse", "HEAD"], cancellationToken)).Trim();
        await clone.RunAsync(
            "dotnet", ["pack", "sdk/X80.Sdk", "--configuration", "Release", "--output", clone.folder.Path, "--nologo", "-p:RunAnalyzers=false"], cancellationToken);
        return clone;
    }

    public void Dispose() => folder.Dispose();

    private static bool IsNeeded(RepositoryFile file) =>
        file.Folder is "" or "sdk" || Folders.Any(needed => file.Path.StartsWith(needed, StringComparison.Ordinal));

    private async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var (exitCode, said) = await ChildProcess.RunAsync(program, arguments, new DirectoryInfo(Path.Combine(folder.Path, "clone")), Environment, cancellationToken);
        Assert.True(exitCode == 0, said);
        return said;
    }
}
