using System.Xml.Linq;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>Warnings as errors and the banned symbols reach every project: each props file imports the one above, and no project opts out.</summary>
internal sealed class PolicyReachesEveryProject : IConvention
{
    private const string Props = "Directory.Build.props";

    private const string Analyzer = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    // What a project or a nested props file would have to say to get away.
    private static readonly string[] OptOuts =
        ["TreatWarningsAsErrors", "EnforceCodeStyleInBuild", "RunAnalyzers", "RunAnalyzersDuringBuild", "AnalysisLevel", "WarningLevel", "Nullable"];

    public RepositoryView Planted => new(
        new RepositoryFile(Props, "<Project />"),
        new RepositoryFile("sdk/Directory.Build.props", "<Project />"),
        new RepositoryFile("cli/X80.Cli.csproj", """
            <Project>
              <RunAnalyzers>false</RunAnalyzers>
              <AdditionalFiles Remove="BannedSymbols.txt" />
              <NoWarn>RS0030</NoWarn>
            </Project>
            """));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "Directory.Build.props does not treat warnings as errors.",
        "Directory.Build.props does not carry BannedSymbols.txt and its analyzer.",
        "sdk/Directory.Build.props does not import the props above it.",
        "cli/X80.Cli.csproj says RunAnalyzers for itself.",
        "cli/X80.Cli.csproj removes what the props carry.",
        "cli/X80.Cli.csproj silences banned symbols.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        var root = XDocument.Parse(repository.Files.Single(file => file.Path == Props).Text);
        if (root.Descendants("TreatWarningsAsErrors").SingleOrDefault()?.Value != "true")
        {
            yield return $"{Props} does not treat warnings as errors.";
        }

        if (!Includes(root, "PackageReference", Analyzer) || !Includes(root, "AdditionalFiles", "BannedSymbols.txt"))
        {
            yield return $"{Props} does not carry BannedSymbols.txt and its analyzer.";
        }

        foreach (var file in repository.Files.Where(file => file.Name == Props && file.Folder.Length > 0))
        {
            if (!XDocument.Parse(file.Text).Descendants("Import").Any(import => import.ToString().Contains("GetPathOfFileAbove", StringComparison.Ordinal)))
            {
                yield return $"{file.Path} does not import the props above it.";
            }
        }

        foreach (var breach in repository.Projects.SelectMany(project => OptingOut(project.File)))
        {
            yield return breach;
        }
    }

    private static IEnumerable<string> OptingOut(RepositoryFile file)
    {
        var document = XDocument.Parse(file.Text);
        foreach (var name in OptOuts.Where(name => document.Descendants(name).Any()))
        {
            yield return $"{file.Path} says {name} for itself.";
        }

        if (document.Descendants().Any(item => item.Attribute("Remove") is not null && item.Name.LocalName is "AdditionalFiles" or "PackageReference" or "Analyzer"))
        {
            yield return $"{file.Path} removes what the props carry.";
        }

        if (document.Descendants("NoWarn").Any(item => item.Value.Contains("RS0030", StringComparison.Ordinal)))
        {
            yield return $"{file.Path} silences banned symbols.";
        }
    }

    private static bool Includes(XDocument document, string element, string included) =>
        document.Descendants(element).Any(item => item.Attribute("Include")?.Value.EndsWith(included, StringComparison.Ordinal) == true);
}
