using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions;

/// <summary>One file of the repository, read once; <paramref name="Path"/> is relative to its root, with slashes.</summary>
internal sealed record RepositoryFile(string Path, byte[] Bytes)
{
    private readonly Lazy<string> text = new(() => Encoding.UTF8.GetString(Bytes));

    private readonly Lazy<CompilationUnitSyntax> unit =
        new(() => CSharpSyntaxTree.ParseText(Encoding.UTF8.GetString(Bytes)).GetCompilationUnitRoot());

    public RepositoryFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    public bool IsSource => Path.EndsWith(".cs", StringComparison.Ordinal);

    public string Text => text.Value;

    /// <summary>The syntax of a C# file.</summary>
    public CompilationUnitSyntax Unit => unit.Value;

    /// <summary>How many lines the text has; the line feed that ends the last one begins none.</summary>
    public int Lines => Text.AsSpan().Count('\n') + (Text.Length > 0 && Text[^1] != '\n' ? 1 : 0);

    public bool IsUnder(string folder) => Path.StartsWith(folder + '/', StringComparison.Ordinal);
}
