namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>A folder holds at most 20 files (a project's own may hold more) and lies at most 3 below its project.</summary>
internal sealed class FolderShape : IConvention
{
    private const int MostFiles = 20;

    private const int MostDepth = 3;

    public RepositoryView Planted => new(
    [
        new RepositoryFile("cli/X80.Cli.csproj", "<Project />"),
        new RepositoryFile("cli/A/B/C/Fine.cs", ""),
        new RepositoryFile("cli/A/B/C/D/Deep.cs", ""),
        .. Enumerable.Range(1, 21).Select(i => new RepositoryFile($"cli/Many/File{i}.cs", "")),
        .. Enumerable.Range(1, 21).Select(i => new RepositoryFile($"cli/File{i}.cs", "")),
    ]);

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "cli/A/B/C/D lies 4 folders below its project; 3 is the most.",
        "cli/Many holds 21 files; 20 is the most.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        foreach (var folder in repository.Files.GroupBy(file => file.Folder))
        {
            var depth = repository.ProjectOf(folder.First())?.FoldersTo(folder.First()).Length ?? 0;
            if (depth > MostDepth)
            {
                yield return $"{folder.Key} lies {depth} folders below its project; {MostDepth} is the most.";
            }

            if (depth > 0 && folder.Count() > MostFiles)
            {
                yield return $"{folder.Key} holds {folder.Count()} files; {MostFiles} is the most.";
            }
        }
    }
}
