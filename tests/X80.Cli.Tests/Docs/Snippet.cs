using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using X80.Cli.Tests.Conventions;
using X80.Sdk.Capture;

namespace X80.Cli.Tests.Docs;

/// <summary>A piece of C# in a page: a program of its own, or (<c>```csharp FILE</c>) lines that stand in a file of the repository.</summary>
/// <param name="Source">The file that holds it; null where it is a program.</param>
/// <param name="Code">Its lines.</param>
internal sealed record Snippet(string? Source, string Code)
{
    private const string Opening = "```csharp";

    private const string Usings = """
        #nullable enable
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting; using Xunit;
        using X80.Conformance; using X80.Harness; using X80.Sdk.Capture; using X80.Sdk.Channels; using X80.Sdk.Client; using X80.Sdk.Clicks;
        using X80.Sdk.Embedding; using X80.Sdk.Guarding; using X80.Sdk.Pages; using X80.Sdk.Reading.Packs; using X80.Simulator.Practice; using X80.Testing;
        using static Given;

        """;

    /// <summary>What a snippet may take as there, because the page around it says what it is.</summary>
    private const string Given = """
        #nullable enable
        using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using X80.Sdk.Capture; using X80.Sdk.Channels; using X80.Sdk.Client; using X80.Sdk.Clicks; using X80.Sdk.Pages;
        public static class Given
        {
            public static readonly IPageHost host = null!; public static readonly Channel channel = null!; public static readonly CaptureClient client = null!;
            public static readonly TimeProvider time = null!; public static readonly string folder = "", publicKeyPem = "";
            public static readonly X80.Contract.Tokens.X80Token token = null!; public static readonly CancellationToken cancellationToken; public static readonly MyWindow window = new();
        }
        public sealed class MyWindow
        {
            public List<CaptureState> Drawn { get; } = [];
            public event Func<CaptureCommand, SurfaceClick, Task>? Clicked;
            public void Draw(CaptureState state) => Drawn.Add(state);
            public Task RunAsync() => Clicked!(new CaptureCommand.Sync(), new SurfaceClick("sync", true, true, ClickGate.SettleTime, "a document"));
        }
        sealed class MyPageHost : IPageHost
        {
            public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => default;
            public Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken) => Task.FromResult("");
        }
        static class MyWrapper
        {
            public static Task<IPageHost> OpenAsync(string markup, CancellationToken cancellationToken) => Task.FromResult<IPageHost>(new MyPageHost());
            public static Task ReloadAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    public static IEnumerable<Snippet> In(string page)
    {
        var lines = page.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].StartsWith(Opening, StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", at);
                var source = lines[at][Opening.Length..].Trim();
                yield return new Snippet(source.Length == 0 ? null : source, string.Join('\n', lines[(at + 1)..end]));
                at = end;
            }
        }
    }

    /// <returns>What is wrong with it; empty where nothing is.</returns>
    public string Check(RepositoryView repository) => Source is null ? Compile() : Find(repository);

    private string Find(RepositoryView repository)
    {
        var file = repository.Files.SingleOrDefault(file => file.Path == Source);
        return file is null ? $"There is no {Source}."
            : Bare(file.Text).Contains(Bare(Code), StringComparison.Ordinal) ? ""
            : $"These lines do not stand in {Source}.";
    }

    private string Compile() => string.Join('\n', Compilation().GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error));

    /// <summary>Runs a program to its end.</summary>
    /// <returns>All that its window, which the page takes for there, was told to draw.</returns>
    public IReadOnlyList<CaptureState> Run()
    {
        using var image = new MemoryStream();
        Assert.True(Compilation().Emit(image).Success, Compile());
        var program = Assembly.Load(image.ToArray());
        program.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        var window = program.GetType("Given")!.GetField("window")!.GetValue(null)!;
        return (List<CaptureState>)window.GetType().GetProperty("Drawn")!.GetValue(window)!;
    }

    private CSharpCompilation Compilation()
    {
        var snippet = CSharpSyntaxTree.ParseText(Usings + Code);
        var kind = snippet.GetCompilationUnitRoot().Members.Any(member => member.IsKind(SyntaxKind.GlobalStatement))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        return CSharpCompilation.Create("snippet", [snippet, CSharpSyntaxTree.ParseText(Given)], References.Value, new(kind));
    }

    /// <summary>The lines without what a page leaves out: how deep they stand, and docstrings.</summary>
    private static string Bare(string text) => string.Join(
        '\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("///", StringComparison.Ordinal)));
}
