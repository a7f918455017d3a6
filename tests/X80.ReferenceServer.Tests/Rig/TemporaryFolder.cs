namespace X80.ReferenceServer.Tests.Rig;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("x80-server-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
