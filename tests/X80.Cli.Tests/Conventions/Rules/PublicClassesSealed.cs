using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>A public class or record is sealed, abstract or static; a partial one says it in one of its parts.</summary>
internal sealed class PublicClassesSealed : IConvention
{
    // BenchmarkDotNet runs a class that it derives from each of these.
    private const string Benchmarks = "tests/X80.Benchmarks/";

    private static readonly SyntaxKind[] Closing = [SyntaxKind.SealedKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword];

    public RepositoryView Planted => new(
        new RepositoryFile("sdk/X80.Sdk/Open.cs", "namespace X80.Sdk; public class Open { public record Inner; class Hidden; }"),
        new RepositoryFile("sdk/X80.Sdk/Part.cs", "namespace X80.Sdk; public partial class Part;"),
        new RepositoryFile("sdk/X80.Sdk/Part.Other.cs", "namespace X80.Sdk; sealed partial class Part;"),
        new RepositoryFile("tests/X80.Benchmarks/Measured.cs", "namespace X80.Benchmarks; public class Measured;"),
        new RepositoryFile("sdk/X80.Sdk/Value.cs", "namespace X80.Sdk; public record struct Value;"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "sdk/X80.Sdk/Open.cs: the public class Open is neither sealed, abstract nor static.",
        "sdk/X80.Sdk/Open.cs: the public class Inner is neither sealed, abstract nor static.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository) =>
        from file in repository.Sources
        where !file.Path.StartsWith(Benchmarks, StringComparison.Ordinal)
        from type in file.Unit.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax || type.IsKind(SyntaxKind.RecordDeclaration)
        group (file, type) by (file.Folder, type.Identifier.Text, type.TypeParameterList?.Parameters.Count) into parts
        where parts.Any(part => Has(part.type, SyntaxKind.PublicKeyword)) && !parts.Any(part => Closing.Any(word => Has(part.type, word)))
        select $"{parts.First().file.Path}: the public class {parts.Key.Text} is neither sealed, abstract nor static.";

    private static bool Has(TypeDeclarationSyntax type, SyntaxKind modifier) => type.Modifiers.Any(modifier);
}
