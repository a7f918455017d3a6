using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>A file holds one top-level type and bears its name; a part of a type is <c>Type.Part.cs</c>.</summary>
internal sealed class OneTypePerFile : IConvention
{
    public RepositoryView Planted => new(
        new RepositoryFile("sdk/X80.Sdk/Two.cs", "class Two; class Three;"),
        new RepositoryFile("sdk/X80.Sdk/Wrong.cs", "delegate void Right();"),
        new RepositoryFile("sdk/X80.Sdk/Empty.cs", "// nothing"),
        new RepositoryFile("sdk/X80.Sdk/Fine.Part.cs", "partial class Fine;"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "sdk/X80.Sdk/Two.cs holds the types Two, Three: one a file.",
        "sdk/X80.Sdk/Wrong.cs holds Right and bears another name.",
        "sdk/X80.Sdk/Empty.cs holds no type.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository)
    {
        foreach (var file in repository.Sources)
        {
            var types = TopLevelTypes(file).ToArray();
            var stem = file.Name.Split('.')[0];
            if (types.Length == 0 && !file.Unit.Members.OfType<GlobalStatementSyntax>().Any())
            {
                yield return $"{file.Path} holds no type.";
            }
            else if (types.Length > 1)
            {
                yield return $"{file.Path} holds the types {string.Join(", ", types)}: one a file.";
            }
            else if (types.Length == 1 && types[0] != stem)
            {
                yield return $"{file.Path} holds {types[0]} and bears another name.";
            }
        }
    }

    private static IEnumerable<string> TopLevelTypes(RepositoryFile file) => file.Unit
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        })
        .OfType<string>();
}
