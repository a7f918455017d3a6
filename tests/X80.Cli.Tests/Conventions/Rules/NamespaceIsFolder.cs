using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>A namespace is the project's name and the folders below it.</summary>
internal sealed class NamespaceIsFolder : IConvention
{
    public RepositoryView Planted => new(
        new RepositoryFile("cli/X80.Cli.csproj", "<Project />"),
        new RepositoryFile("cli/Program.cs", "return 0;"),
        new RepositoryFile("cli/Guard/Right.cs", "namespace X80.Cli.Guard; class Right;"),
        new RepositoryFile("cli/Guard/Wrong.cs", "namespace X80.Cli.Other; class Wrong;"),
        new RepositoryFile("cli/None.cs", "class None;"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "cli/Guard/Wrong.cs is in X80.Cli.Other, not X80.Cli.Guard.",
        "cli/None.cs is in no namespace, not X80.Cli.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        foreach (var file in repository.Sources.Where(file => !file.Unit.Members.OfType<GlobalStatementSyntax>().Any()))
        {
            var project = repository.ProjectOf(file);
            var expected = project is null ? "a project's" : string.Join('.', [project.Name, .. project.FoldersTo(file)]);
            var actual = file.Unit.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()).FirstOrDefault();
            if (actual != expected)
            {
                yield return $"{file.Path} is in {actual ?? "no namespace"}, not {expected}.";
            }
        }
    }
}
