namespace X80.Benchmarks.Capture;

/// <summary>A folder that goes with the benchmark.</summary>
internal sealed class BenchFolder : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-bench-");

    public string Of(string name) => Path.Combine(folder.FullName, name);

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
