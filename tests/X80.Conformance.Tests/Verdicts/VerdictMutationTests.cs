using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using X80.Conformance.Tests.Reports;

namespace X80.Conformance.Tests.Verdicts;

/// <summary>The code that makes verdicts, spoilt in every small way: the tables of this folder notice each of them.</summary>
public sealed class VerdictMutationTests(ITestOutputHelper output)
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private const string Home = "X80.Conformance.Verdicts";

    private static readonly string Folder = Path.Combine(SpecCoverageTests.Repository(), "sdk", "X80.Conformance", "Verdicts");

    private static readonly SyntaxTree[] Sources =
        [.. Directory.EnumerateFiles(Folder, "*.cs").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: Path.GetFileName(file)))];

    private static readonly string[] Needed = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Collections.dll", "System.Linq.dll"];

    /// <summary>All mutants are compiled at once, each in a namespace of its own: one by one they would cost many times as much.</summary>
    [Fact]
    public void Each_mutant_of_the_verdict_code_is_noticed_by_the_tables()
    {
        List<(string Space, string What)> mutants = [.. Sources.SelectMany(source => Mutation.Of(source).Select(mutant => $"{source.FilePath} {mutant.What}")).Select((what, at) => ($"Mutant{at}", what))];
        var sources = Sources
            .SelectMany(source => Mutation.Of(source).Select(mutant => Sources.Select(each => each == source ? mutant.Source : each)))
            .Zip(mutants, (trees, mutant) => trees.Select(tree => In(mutant.Space, tree)))
            .SelectMany(trees => trees);
        var (assembly, broken) = Compile([.. Sources, .. sources]);

        // What does not compile is no mutant.
        mutants.RemoveAll(mutant => broken.Contains(mutant.Space));
        var survivors = mutants.Where(mutant => FirstDifference(new VerdictCode(assembly, mutant.Space)) is null).Select(mutant => mutant.What).ToList();

        output.WriteLine($"{mutants.Count - survivors.Count} of {mutants.Count} mutants noticed.");
        Assert.Null(FirstDifference(new VerdictCode(assembly, Home)));
        Assert.Empty(survivors);
        Assert.InRange(mutants.Count, 50, int.MaxValue);
    }

    private static SyntaxTree In(string space, SyntaxTree tree) =>
        CSharpSyntaxTree.ParseText(tree.ToString().Replace($"namespace {Home};", $"namespace {space};", StringComparison.Ordinal), path: $"{space}/{tree.FilePath}");

    /// <returns>The code of all namespaces that compile, and the names of those that do not.</returns>
    private static (Assembly Assembly, IReadOnlySet<string> Broken) Compile(IReadOnlyList<SyntaxTree> sources)
    {
        var whole = CSharpCompilation.Create(
            "verdicts",
            [.. sources, CSharpSyntaxTree.ParseText(Usings)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Needed.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary));
        var broken = whole.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => SpaceOf(found.Location.SourceTree!)).ToHashSet(StringComparer.Ordinal);
        using var image = new MemoryStream();
        var emitted = whole.RemoveSyntaxTrees(sources.Where(source => broken.Contains(SpaceOf(source)))).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return (new AssemblyLoadContext("verdicts", isCollectible: true).LoadFromStream(image), broken);
    }

    private static string SpaceOf(SyntaxTree source) => source.FilePath.Split('/')[0];

    /// <summary>The rows of the tables, asked of code that is not the one under test here.</summary>
    private static string? FirstDifference(VerdictCode code)
    {
        try
        {
            return VerdictRows.Facts.Where(row => code.Judge(row.Observed) != row.Expected).Select(row => row.Observed)
                .Concat(VerdictRows.Runs.Where(row => code.JudgeRun(row.Cases) != row.Expected).Select(row => string.Join(' ', row.Cases)))
                .Concat(VerdictRows.Exits.Where(row => code.ExitCode(row.Run) != row.Expected).Select(row => $"{row.Run}"))
                .Concat(VerdictRows.Evidence.Where(row => code.FactsOf(row) != row.Expected).Select(row => $"{row}"))
                .FirstOrDefault();
        }
        catch (TargetInvocationException e)
        {
            return $"It throws {e.InnerException!.GetType().Name}.";
        }
    }
}
