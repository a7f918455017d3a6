using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using X80.Contract.Ids;
using X80.Sdk.Clicks;

namespace X80.Sdk.Tests.Support;

/// <summary>Compiles a statement as a stranger's program would hold it, against the SDK's public surface alone.</summary>
internal static class Compiler
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat([typeof(HumanClick).Assembly.Location, typeof(ClickId).Assembly.Location, typeof(JsonSerializer).Assembly.Location])
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <returns>The ids of the compiler's errors; none where it compiles.</returns>
    public static IReadOnlyList<string> ErrorsOf(string statement, [CallerMemberName] string name = "")
    {
        var source = $$"""
            #nullable enable
            using System; using System.Text.Json; using System.Threading;
            using X80.Sdk.Clicks; using X80.Sdk.Reading; using X80.Contract.Messages; using X80.Contract.Consents;
            static class Stranger
            {
                static object? Try(HumanClick click, ChatReading reading, Consent consent, Consented<SyncRequest> sync, ConsentClaim claim)
                {
                    {{statement}}
                }
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var errors = CSharpCompilation.Create(name, [tree], References, options).GetDiagnostics(TestContext.Current.CancellationToken);
        return [.. errors.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id)];
    }
}
