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

    private static readonly string Folder = Path.Combine(SpecCoverageTests.Repository(), "sdk", "X80.Conformance", "Verdicts");

    private static readonly SyntaxTree[] Sources =
        [.. Directory.EnumerateFiles(Folder, "*.cs").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: Path.GetFileName(file)))];

    private static readonly string[] Needed = ["System.Private.CoreLib.dll", "System.Runtime.dll", "System.Collections.dll", "System.Linq.dll"];

    /// <summary>Bound to its references once: a mutant is this with one source replaced.</summary>
    private static readonly CSharpCompilation Sound = CSharpCompilation.Create(
        "verdicts",
        [.. Sources, CSharpSyntaxTree.ParseText(Usings)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Needed.Contains(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path)),
        new(OutputKind.DynamicallyLinkedLibrary));

    [Fact]
    public void The_sources_as_they_are_pass_the_tables()
    {
        Assert.Null(FirstDifference(Load(Sound)!));
    }

    [Fact]
    public void Each_mutant_of_the_verdict_code_is_noticed_by_the_tables()
    {
        var (tried, survivors) = (0, new List<string>());
        foreach (var source in Sources)
        {
            foreach (var (what, mutant) in Mutation.Of(source))
            {
                // What does not compile is no mutant.
                if (Load(Sound.ReplaceSyntaxTree(source, mutant)) is { } spoilt)
                {
                    tried++;
                    if (FirstDifference(spoilt) is null)
                    {
                        survivors.Add($"{source.FilePath} {what}");
                    }
                }
            }
        }

        output.WriteLine($"{tried - survivors.Count} of {tried} mutants noticed.");
        Assert.Empty(survivors);
        Assert.InRange(tried, 50, int.MaxValue);
    }

    private static Assembly? Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        if (!compilation.Emit(image).Success)
        {
            return null;
        }
        image.Position = 0;
        return new AssemblyLoadContext("verdicts", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The rows of the tables, asked of an assembly that is not the one under test here.</summary>
    private static string? FirstDifference(Assembly assembly)
    {
        var code = new VerdictCode(assembly);
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
