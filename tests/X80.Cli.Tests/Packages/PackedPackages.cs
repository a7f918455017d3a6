using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Packages;

/// <summary>All packages, packed once from what was built.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public static readonly string[] Libraries = ["X80.Contract", "X80.Sdk", "X80.Harness", "X80.Simulator", "X80.Conformance", "X80.Testing"];

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly TemporaryFolder folder = new();

    /// <summary>Where packages that others made lie since this build was restored.</summary>
    public static string Found => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } told
        ? told
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public string Folder => folder.Path;

    public static DirectoryInfo Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        foreach (var project in (string[])[.. Libraries.Select(name => $"sdk/{name}"), "cli"])
        {
            var (exitCode, said) = await ChildProcess.RunAsync(
                "dotnet", ["pack", project, "--no-build", "--configuration", Configuration, "--output", Folder, "--nologo"], Root, new Dictionary<string, string>(), CancellationToken.None);
            Assert.True(exitCode == 0, said);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal FileInfo Find(string package, string extension = ".nupkg") =>
        new DirectoryInfo(Folder).EnumerateFiles($"{package}.*{extension}").Single(file => char.IsAsciiDigit(file.Name[package.Length + 1]));

    private static DirectoryInfo FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "X80.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds X80.sln: run them from a clone.");
        }

        return root;
    }
}
