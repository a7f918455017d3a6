namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>Arrows between projects run one way, and exactly as listed here.</summary>
internal sealed class ProjectGraph : IConvention
{
    private static readonly Dictionary<string, string[]> Products = new()
    {
        ["X80.Contract"] = [],
        ["X80.Sdk"] = ["X80.Contract"],
        ["X80.Harness"] = ["X80.Sdk"],
        ["X80.Simulator"] = ["X80.Contract"],
        ["X80.Conformance"] = ["X80.Contract", "X80.Harness", "X80.Simulator"],
        ["X80.Testing"] = ["X80.Sdk"],
        ["X80.ReferenceServer"] = ["X80.Contract"],
        ["X80.Cli"] = ["X80.Conformance", "X80.Contract", "X80.Harness", "X80.ReferenceServer", "X80.Sdk", "X80.Simulator"],
        ["X80.Samples.ConsoleClient"] = ["X80.Sdk"],
        ["X80.Samples.DesktopWrapper"] = ["X80.Sdk"],
    };

    public RepositoryView Planted => new(
        new RepositoryFile("reference-server/X80.ReferenceServer.csproj", """<Project><ProjectReference Include="../sdk/X80.Sdk/X80.Sdk.csproj" /></Project>"""),
        new RepositoryFile("sdk/X80.Contract/X80.Contract.csproj", """<Project><PackageReference Include="Refit" /></Project>"""),
        new RepositoryFile("sdk/X80.New/X80.New.csproj", "<Project />"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "X80.ReferenceServer references X80.Sdk; the graph says X80.Contract.",
        "X80.Contract uses the package Refit; it depends on nothing.",
        "X80.New is not in the graph.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        foreach (var project in repository.Projects.Where(project => !project.IsTest))
        {
            var references = string.Join(", ", project.ProjectReferences.Order(StringComparer.Ordinal));
            if (!Products.TryGetValue(project.Name, out var allowed))
            {
                yield return $"{project.Name} is not in the graph.";
            }
            else if (references != string.Join(", ", allowed))
            {
                yield return $"{project.Name} references {references}; the graph says {string.Join(", ", allowed)}.";
            }

            foreach (var package in project.PackageReferences.Where(_ => project.Name == "X80.Contract"))
            {
                yield return $"{project.Name} uses the package {package}; it depends on nothing.";
            }
        }
    }
}
