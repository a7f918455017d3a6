namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>Files are short: none over 400 lines, and of the C# sources half within 45 and 95 of 100 within 200.</summary>
internal sealed class FileBudget : IConvention
{
    private const int Most = 400;

    private const int MostOfNearlyAll = 200;

    private const int MostOfHalf = 45;

    // A script that runs in a page is one function in one file, so that it can be reviewed and run alone: it cannot be split.
    private const int MostOfScript = 600;

    private static readonly string[] Counted = [".cs", ".js", ".css", ".html", ".sql", ".sbn"];

    public RepositoryView Planted => new(
        new RepositoryFile("sdk/X80.Sdk/Long.cs", string.Concat(Enumerable.Repeat("//\n", 401))),
        new RepositoryFile("sdk/X80.Sdk/read.js", string.Concat(Enumerable.Repeat("//\n", 601))));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "sdk/X80.Sdk/Long.cs has 401 lines; 400 is the most.",
        "sdk/X80.Sdk/read.js has 601 lines; 600 is the most.",
        "50 % of the sources have up to 401 lines; 45 is the most.",
        "95 % of the sources have up to 401 lines; 200 is the most.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        foreach (var file in repository.Files.Where(file => Counted.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal))))
        {
            var most = file.Path.EndsWith(".js", StringComparison.Ordinal) ? MostOfScript : Most;
            if (file.Lines > most)
            {
                yield return $"{file.Path} has {file.Lines} lines; {most} is the most.";
            }
        }

        var lines = repository.Sources.Select(file => file.Lines).Order().ToArray();
        foreach (var (share, most) in new[] { (50, MostOfHalf), (95, MostOfNearlyAll) })
        {
            var reached = lines.Length == 0 ? 0 : lines[(int)Math.Ceiling(lines.Length * share / 100.0) - 1];
            if (reached > most)
            {
                yield return $"{share} % of the sources have up to {reached} lines; {most} is the most.";
            }
        }
    }
}
