namespace X80.Conformance.Volume;

/// <summary>The files in which a backend keeps what it accepts, for a stranger without a probe: only their size is looked at.</summary>
public sealed class StoreFiles
{
    private const int Mebibyte = 1024 * 1024;

    private readonly IReadOnlyList<DirectoryInfo> folders;

    /// <param name="folders">All of them, each with everything below it.</param>
    public StoreFiles(IReadOnlyList<DirectoryInfo> folders) => this.folders = folders;

    /// <value>Bytes that are sent, first refused and then accepted. 64 MiB; less in the suite's own tests.</value>
    internal long Volume { get; init; } = 64 * Mebibyte;

    /// <value>From so many bytes on, the files grew by what was refused. 1 MiB; less in the suite's own tests.</value>
    internal long MostGrowth { get; init; } = Mebibyte;

    /// <returns>Bytes of all files.</returns>
    /// <exception cref="IOException">A folder is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    internal long Measure() => folders.Sum(Measure);

    private static long Measure(DirectoryInfo folder)
    {
        var sum = 0L;
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            // A store makes files and removes them while they are counted.
            file.Refresh();
            sum += file.Exists ? file.Length : 0;
        }

        return sum;
    }
}
