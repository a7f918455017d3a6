using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>No folder bears the name of a type of its project: the namespace would hide the type.</summary>
internal sealed class FolderIsNoType : IConvention
{
    public RepositoryView Planted => new(
        new RepositoryFile("sdk/X80.Sdk/X80.Sdk.csproj", "<Project />"),
        new RepositoryFile("sdk/X80.Sdk/Consent/Fine.cs", "class Fine;"),
        new RepositoryFile("sdk/X80.Sdk/Consent.cs", "class Consent;"));

    public IReadOnlyList<string> PlantedBreaches => ["sdk/X80.Sdk has a folder Consent and a type Consent."];

    public IEnumerable<string> Breaches(RepositoryView repository) =>
        from project in repository.Projects
        let sources = repository.Sources.Where(file => repository.ProjectOf(file) == project).ToArray()
        let folders = sources.SelectMany(project.FoldersTo).ToHashSet()
        from type in sources.SelectMany(file => file.Unit.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()).Select(type => type.Identifier.Text).Distinct()
        where folders.Contains(type)
        select $"{project.Folder} has a folder {type} and a type {type}.";
}
