using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Cli.Tests.Running;

/// <summary>Looks in sources for errors whose sentences take in what may hold content or a secret.</summary>
/// <param name="types">The errors whose own words are shown.</param>
internal sealed class SpokenErrors(IReadOnlyList<string> types)
{
    // Members that hold what a page, a person or a CRM wrote, and secrets.
    private static readonly string[] Foreign =
        ["Text", "Title", "Body", "Caption", "Chat", "Author", "Phone", "Handle", "FileName", "Content", "Html", "TextContent", "InnerText", "Token", "Password", "Reveal"];

    /// <returns>What stands between braces in such a sentence and is one of those.</returns>
    public IEnumerable<string> In(string source) =>
        types.Any(source.Contains)
            ? CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
                .Where(IsError)
                .SelectMany(made => made.DescendantNodes().OfType<InterpolationSyntax>())
                .Select(part => part.Expression)
                .Where(part => Foreign.Contains(LastName(part)))
                .Select(part => part.ToString())
            : [];

    private bool IsError(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax made => types.Contains(made.Type.ToString()),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var type } } } => types.Contains(type),
        _ => false,
    };

    private static string LastName(ExpressionSyntax part) => part switch
    {
        InvocationExpressionSyntax call => LastName(call.Expression),
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax name => char.ToUpperInvariant(name.Identifier.Text[0]) + name.Identifier.Text[1..],
        _ => "",
    };
}
