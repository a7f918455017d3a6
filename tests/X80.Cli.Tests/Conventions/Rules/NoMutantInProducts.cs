using Microsoft.CodeAnalysis.CSharp;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>No product references the zoo, and no name or string of what a mutant wraps speaks of one: nothing shipped can turn one on.</summary>
internal sealed class NoMutantInProducts : IConvention
{
    private const string Zoo = "X80.Zoo";

    private static readonly string[] Words = ["mutant", "sabotage", "zoo"];

    private static readonly string[] Wrapped = ["reference-server", "sdk/X80.Contract", "sdk/X80.Sdk", "sdk/X80.Harness"];

    private static readonly SyntaxKind[] Speaking =
    [
        SyntaxKind.IdentifierToken, SyntaxKind.StringLiteralToken, SyntaxKind.Utf8StringLiteralToken,
        SyntaxKind.SingleLineRawStringLiteralToken, SyntaxKind.MultiLineRawStringLiteralToken, SyntaxKind.InterpolatedStringTextToken,
    ];

    public RepositoryView Planted => new(
        new RepositoryFile("cli/X80.Cli.csproj", """<Project><ProjectReference Include="../tests/X80.Zoo/X80.Zoo.csproj" /></Project>"""),
        new RepositoryFile("tests/X80.Zoo.Tests/X80.Zoo.Tests.csproj", """<Project><ProjectReference Include="../X80.Zoo/X80.Zoo.csproj" /></Project>"""),
        new RepositoryFile("reference-server/Options.cs", """class Options { /* mutant */ bool UseMutantGate; string Name = "--sabotage"; }"""),
        new RepositoryFile("tests/X80.Zoo/Mutant.cs", "class Mutant;"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "X80.Cli references X80.Zoo.",
        "reference-server/Options.cs speaks of UseMutantGate.",
        "reference-server/Options.cs speaks of \"--sabotage\".",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository) =>
        repository.Projects
            .Where(project => !project.IsTest && project.ProjectReferences.Contains(Zoo))
            .Select(project => $"{project.Name} references {Zoo}.")
            .Concat(
                from file in repository.Sources
                where Wrapped.Any(file.IsUnder)
                from token in file.Unit.DescendantTokens()
                where Speaking.Contains(token.Kind()) && Words.Any(word => token.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
                select $"{file.Path} speaks of {token.Text}.");
}
