using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Conventions.Rules;

/// <summary>A public asynchronous method of the packages ends in Async and takes a CancellationToken last.</summary>
internal sealed class AsyncShape : IConvention
{
    private static readonly string[] AsyncTypes = ["Task", "ValueTask", "IAsyncEnumerable"];

    // Fixed by interfaces of the platform and of xunit, and by the runner.
    private static readonly string[] ForeignNames = ["DisposeAsync", "InitializeAsync"];

    private static readonly string[] TestAttributes = ["Fact", "Theory"];

    public RepositoryView Planted => new(
        new RepositoryFile("sdk/X80.Sdk/Reader.cs", """
            public sealed class Reader
            {
                public Task Read(CancellationToken cancellationToken) => null;
                public Task<int> CountAsync(CancellationToken cancellationToken, int from) => null;
                public Task FineAsync(CancellationToken cancellationToken) => null;
                internal Task Hidden() => null;
                public override Task Given() => null;
                public ValueTask DisposeAsync() => default;
            }
            """),
        new RepositoryFile("sdk/X80.Sdk/IReader.cs", "public interface IReader { IAsyncEnumerable<int> All(); }"),
        new RepositoryFile("cli/Other.cs", "public sealed class Other { public Task Run() => null; }"));

    public IReadOnlyList<string> PlantedBreaches =>
    [
        "sdk/X80.Sdk/Reader.cs: Read does not end in Async.",
        "sdk/X80.Sdk/Reader.cs: CountAsync does not take a CancellationToken last.",
        "sdk/X80.Sdk/IReader.cs: All does not end in Async.",
        "sdk/X80.Sdk/IReader.cs: All does not take a CancellationToken last.",
    ];

    public IEnumerable<string> Breaches(RepositoryView repository) =>
        from file in repository.Sources
        where file.IsUnder("sdk")
        from method in file.Unit.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where IsOurs(method) && AsyncTypes.Contains(NameOf(method.ReturnType))
        from fault in Faults(method)
        select $"{file.Path}: {method.Identifier.Text} {fault}";

    private static IEnumerable<string> Faults(MethodDeclarationSyntax method)
    {
        if (!method.Identifier.Text.EndsWith("Async", StringComparison.Ordinal))
        {
            yield return "does not end in Async.";
        }

        if (method.ParameterList.Parameters.LastOrDefault()?.Type is not { } last || NameOf(last) != "CancellationToken")
        {
            yield return "does not take a CancellationToken last.";
        }
    }

    private static bool IsOurs(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax type
        && type.Modifiers.Any(SyntaxKind.PublicKeyword)
        && (type is InterfaceDeclarationSyntax || method.Modifiers.Any(SyntaxKind.PublicKeyword))
        && !method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        && !ForeignNames.Contains(method.Identifier.Text)
        && !method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => TestAttributes.Contains(NameOf(attribute.Name)));

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => "",
    };
}
