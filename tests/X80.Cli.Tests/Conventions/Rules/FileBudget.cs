namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>Files are short: none over 400 lines, and 95 of 100 sources within 200.</summary>
internal sealed class FileBudget : IConvention
{
    private const int Most = 400;

    private const int MostOfNearlyAll = 200;

    private static readonly string[] Counted = [".cs", ".js", ".css", ".html", ".sql", ".sbn"];

    public RepositoryView Planted => new(
        new RepositoryFile("sdk/X80.Sdk/Long.cs", string.Concat(Enumerable.Repeat("//\n", 401))),
        new RepositoryFile("sdk/X80.Sdk/read.js", string.Concat(Enumerable.Repeat("//\n", 400))));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "sdk/X80.Sdk/Long.cs has 401 lines; 400 is the most.",
        "95 of 100 sources have up to 401 lines; 200 is the most.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        foreach (var file in repository.Files.Where(file => Counted.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal)) && file.Lines > Most))
        {
            yield return $"{file.Path} has {file.Lines} lines; {Most} is the most.";
        }

        var lines = repository.Sources.Select(file => file.Lines).Order().ToArray();
        var nearlyAll = lines.Length == 0 ? 0 : lines[(int)Math.Ceiling(lines.Length * 0.95) - 1];
        if (nearlyAll > MostOfNearlyAll)
        {
            yield return $"95 of 100 sources have up to {nearlyAll} lines; {MostOfNearlyAll} is the most.";
        }
    }
}
