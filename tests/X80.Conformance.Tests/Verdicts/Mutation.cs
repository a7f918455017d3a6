using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace X80.Conformance.Tests.Verdicts;

/// <summary>Every small way to spoil a source: a word, a number, a comparison, an arm, a condition.</summary>
internal static class Mutation
{
    private static readonly string[] Verdicts = ["Pass", "NotApplicable", "Inconclusive", "RigError", "Fail"];

    private static readonly Dictionary<string, string> Calls = new(StringComparer.Ordinal) { ["Max"] = "Min", ["Min"] = "Max" };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> Operators = new()
    {
        [SyntaxKind.LogicalAndExpression] = SyntaxKind.LogicalOrExpression,
        [SyntaxKind.LogicalOrExpression] = SyntaxKind.LogicalAndExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.EqualsExpression] = SyntaxKind.NotEqualsExpression,
    };

    /// <returns>What was spoilt, and the source with that one thing spoilt.</returns>
    public static IEnumerable<(string What, SyntaxTree Source)> Of(SyntaxTree source)
    {
        var root = source.GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            foreach (var other in Instead(node))
            {
                var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                var spoilt = other is null ? root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)! : root.ReplaceNode(node, other.WithTriviaFrom(node));
                yield return ($"line {line}: {node} → {other?.ToString() ?? "nothing"}", source.WithRootAndOptions(spoilt, source.Options));
            }
        }
    }

    private static IEnumerable<SyntaxNode?> Instead(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: bool value } => [Expression(value ? "false" : "true")],
        LiteralExpressionSyntax { Token.Value: int value } => [Expression($"{value + 1}")],
        LiteralExpressionSyntax { Token.Value: string } => [Expression("\"spoilt\"")],
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Verdict" } } member =>
            Verdicts.Where(word => word != member.Name.Identifier.Text).Select(word => (SyntaxNode?)Expression($"Verdict.{word}")),
        BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out var kind) => [SyntaxFactory.BinaryExpression(kind, binary.Left, binary.Right)],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [not.Operand],
        SwitchExpressionArmSyntax { Pattern: not DiscardPatternSyntax } or SubpatternSyntax => [null],
        IdentifierNameSyntax { Identifier.Text: var name } when Calls.TryGetValue(name, out var call) => [SyntaxFactory.IdentifierName(call)],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "DefaultIfEmpty" } call } => [call.Expression],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Contains" } } held =>
            [SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(held)), Expression("true"), Expression("false")],
        _ => [],
    };

    private static ExpressionSyntax Expression(string text) => SyntaxFactory.ParseExpression(text);
}
