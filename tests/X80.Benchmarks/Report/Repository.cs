namespace X80.Benchmarks.Report;

/// <summary>The working tree that this program was built from.</summary>
internal static class Repository
{
    /// <exception cref="DirectoryNotFoundException">The program was carried away from it.</exception>
    public static string At(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "X80.sln")))
            {
                return Path.Combine([folder.FullName, .. path]);
            }
        }

        throw new DirectoryNotFoundException("X80.sln lies in no folder above this program: run it from the repository.");
    }
}
