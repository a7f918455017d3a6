using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace X80.Cli.Tests.Conventions;

/// <summary>A symbol banned under a misspelt name is not banned at all, and nothing would say so.</summary>
public sealed class BannedSymbolTests
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> Platform = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    public static TheoryData<string> Banned =>
    [
        .. from file in RepositoryView.OfTree().Files
           where file.Name.StartsWith("BannedSymbols", StringComparison.Ordinal)
           from line in file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           select line,
    ];

    [Theory]
    [MemberData(nameof(Banned))]
    public void A_banned_symbol_exists_and_says_what_to_use_instead(string line)
    {
        var parts = line.Split(';');

        Assert.Equal(2, parts.Length);
        Assert.NotEmpty(parts[1]);
        Assert.NotNull(DocumentationCommentId.GetFirstSymbolForDeclarationId(parts[0], Compile("")));
    }

    [Theory]
    [InlineData("System.DateTime.UtcNow", true)]
    [InlineData("System.TimeProvider.System", false)]
    public async Task The_analyzer_refuses_what_is_banned_and_nothing_else(string expression, bool refused)
    {
        var list = new BannedList(RepositoryView.OfTree().Files.Single(file => file.Path == "BannedSymbols.txt"));
        var analyzed = Compile($"class A {{ object B => {expression}; }}").WithAnalyzers([Analyzer()], new AnalyzerOptions([list]));

        var diagnostics = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(refused ? ["RS0030"] : [], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "planted", [CSharpSyntaxTree.ParseText(source)], Platform.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    // The very assembly that the build runs; the project file copies it beside the tests.
    private static DiagnosticAnalyzer Analyzer() => (DiagnosticAnalyzer)Activator.CreateInstance(
        Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "analyzers", "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll"))
            .GetTypes()
            .Single(type => type.Name == "CSharpSymbolIsBannedAnalyzer"))!;
}
