namespace X80.Cli.Tests.Conventions;

/// <summary>What a convention looks at: the real tree, or a few files made up to break it.</summary>
internal sealed class RepositoryView
{
    private static readonly string[] Skipped = ["bin", "obj", "TestResults", "StrykerOutput"];

    public RepositoryView(params IEnumerable<RepositoryFile> files)
    {
        Files = [.. files];
        Projects = [.. Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => new ProjectFile(file))];
    }

    public IReadOnlyList<RepositoryFile> Files { get; }

    public IReadOnlyList<ProjectFile> Projects { get; }

    public IEnumerable<RepositoryFile> Sources => Files.Where(file => file.IsSource);

    /// <returns>The project whose folder holds the file, or null.</returns>
    public ProjectFile? ProjectOf(RepositoryFile file) => Projects.FirstOrDefault(project => file.IsUnder(project.Folder));

    /// <summary>The repository that this test was built from.</summary>
    public static DirectoryInfo Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "X80.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds X80.sln: run them from a clone.");
        }

        return root;
    }

    /// <summary>Reads it.</summary>
    public static RepositoryView OfTree()
    {
        var root = Root();
        return new(FilesUnder(root).Select(file => new RepositoryFile(
            Path.GetRelativePath(root.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file.FullName))));
    }

    private static IEnumerable<FileInfo> FilesUnder(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Name is not ".git")
            .Concat(folder.EnumerateDirectories().Where(IsKept).SelectMany(FilesUnder))
            .OrderBy(file => file.FullName, StringComparer.Ordinal);

    // What a build or a demo leaves behind is not the repository; .ci is the one hidden folder that is.
    private static bool IsKept(DirectoryInfo folder) =>
        !Skipped.Contains(folder.Name)
        && !folder.Name.StartsWith("x80-", StringComparison.Ordinal)
        && (!folder.Name.StartsWith('.') || folder.Name == ".ci");
}
