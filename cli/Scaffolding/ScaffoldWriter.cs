namespace X80.Cli.Scaffolding;

/// <summary>Writes a scaffold's folder, whole or not at all.</summary>
internal static class ScaffoldWriter
{
    public static async Task WriteAsync(DirectoryInfo folder, IEnumerable<ScaffoldFile> files, CancellationToken cancellationToken)
    {
        // Written beside its place and moved there at the end, so that an interrupted run leaves no half of it.
        var unfinished = folder.FullName + ".unfinished-" + Guid.NewGuid().ToString("n")[..8];
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(unfinished, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, file.Text, cancellationToken);
            }

            Directory.Move(unfinished, folder.FullName);
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }
}
