namespace X80.Cli.Tests.Support;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("x80-cli-test-");

    public string Path => Directory.FullName;

    public void Dispose() => Directory.Delete(recursive: true);
}
