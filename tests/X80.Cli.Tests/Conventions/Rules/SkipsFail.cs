using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>A skipped test is a failed run, in every test project; no test asks to be skipped.</summary>
internal sealed class SkipsFail : IConvention
{
    private const string Settings = "xunit.runner.json";

    public RepositoryView Planted => new(
        new RepositoryFile("tests/A.Tests/A.Tests.csproj", "<Project />"),
        new RepositoryFile("tests/A.Tests/xunit.runner.json", """{ "failSkips": false }"""),
        new RepositoryFile("tests/B.Tests/B.Tests.csproj", "<Project />"),
        new RepositoryFile("tests/B.Tests/ATests.cs", """class ATests { [Fact(Skip = "later")] void A() { } [Fact] void B() { Assert.Skip("later"); } }"""));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "A.Tests does not fail on a skipped test: set failSkips in its xunit.runner.json.",
        "B.Tests does not fail on a skipped test: set failSkips in its xunit.runner.json.",
        "tests/B.Tests/ATests.cs skips a test.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository) =>
        repository.Projects
            .Where(project => project.IsTest && project.Name.EndsWith(".Tests", StringComparison.Ordinal) && !FailsSkips(repository, project))
            .Select(project => $"{project.Name} does not fail on a skipped test: set failSkips in its {Settings}.")
            .Concat(repository.Sources.Where(file => file.IsUnder("tests") && Skips(file)).Select(file => $"{file.Path} skips a test."));

    // The props of tests/ copy the settings beside them into every test project that has none of its own.
    private static bool FailsSkips(RepositoryView repository, ProjectFile project)
    {
        var own = repository.Files.FirstOrDefault(file => file.Path == $"{project.Folder}/{Settings}");
        var shared = repository.Files.FirstOrDefault(file => file.Path == $"tests/{Settings}");
        return (own ?? shared) is { } settings
            && JsonDocument.Parse(settings.Text).RootElement.TryGetProperty("failSkips", out var value)
            && value.ValueKind == JsonValueKind.True;
    }

    private static bool Skips(RepositoryFile file) =>
        file.Unit.DescendantNodes().OfType<AttributeArgumentSyntax>().Any(argument => argument.NameEquals?.Name.Identifier.Text is "Skip")
        || file.Unit.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Any(access => access.ToString() is "Assert.Skip" or "Assert.SkipWhen" or "Assert.SkipUnless");
}
