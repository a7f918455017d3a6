namespace X80.Benchmarks.Starting;

/// <summary>The tool of this repository, as it was last built.</summary>
internal static class BuiltTool
{
    /// <exception cref="FileNotFoundException">It was not built.</exception>
    public static string Path
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                foreach (var configuration in new[] { "Release", "Debug" })
                {
                    var tool = System.IO.Path.Combine(folder.FullName, "cli", "bin", configuration, "net10.0", "X80.Cli.dll");
                    if (File.Exists(tool))
                    {
                        return tool;
                    }
                }
            }

            throw new FileNotFoundException("The tool was not built: run dotnet build cli, then this again.");
        }
    }
}
