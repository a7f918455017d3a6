using System.Xml.Linq;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>What a package shows is written down beside it, and packing validates it: for every project of sdk/, and none is silent.</summary>
internal sealed class PublicApiIsTracked : IConvention
{
    private const string Props = "sdk/Directory.Build.props";

    private const string Analyzer = "Microsoft.CodeAnalysis.PublicApiAnalyzers";

    // The analyzer says nothing where one of them is missing.
    private static readonly string[] Lists = ["PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt"];

    // Not listed, listed and gone, listed without what it says of null, a break of what shipped.
    private static readonly string[] Warnings = ["RS0016", "RS0017", "RS0036", "RS0037"];

    public RepositoryView Planted => new(
        new RepositoryFile(Props, "<Project><EnablePackageValidation>false</EnablePackageValidation></Project>"),
        new RepositoryFile("sdk/X80.Sdk/X80.Sdk.csproj", "<Project><NoWarn>$(NoWarn);RS0016</NoWarn><EnablePackageValidation>false</EnablePackageValidation></Project>"),
        new RepositoryFile("sdk/X80.Sdk/PublicAPI.Shipped.txt", "#nullable enable\n"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        $"{Props} does not carry {Analyzer}.",
        $"{Props} does not switch on the validation of packages.",
        "sdk/X80.Sdk has no PublicAPI.Unshipped.txt.",
        "sdk/X80.Sdk silences RS0016.",
        "sdk/X80.Sdk says for itself whether its package is validated.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        var props = XDocument.Parse(repository.Files.Single(file => file.Path == Props).Text);
        if (!props.Descendants("PackageReference").Any(reference => reference.Attribute("Include")?.Value == Analyzer))
        {
            yield return $"{Props} does not carry {Analyzer}.";
        }

        if (props.Descendants("EnablePackageValidation").SingleOrDefault()?.Value != "true")
        {
            yield return $"{Props} does not switch on the validation of packages.";
        }

        foreach (var breach in repository.Projects.Where(project => project.File.IsUnder("sdk")).SelectMany(project => Breaches(repository, project)))
        {
            yield return breach;
        }
    }

    private static IEnumerable<string> Breaches(RepositoryView repository, ProjectFile project)
    {
        var silent = string.Concat(XDocument.Parse(project.File.Text).Descendants("NoWarn").Select(item => item.Value));
        return Lists.Where(list => repository.Files.All(file => file.Path != $"{project.Folder}/{list}")).Select(list => $"{project.Folder} has no {list}.")
            .Concat(Warnings.Where(warning => silent.Contains(warning, StringComparison.Ordinal)).Select(warning => $"{project.Folder} silences {warning}."))
            .Concat(project.File.Text.Contains("EnablePackageValidation", StringComparison.Ordinal) ? [$"{project.Folder} says for itself whether its package is validated."] : []);
    }
}
