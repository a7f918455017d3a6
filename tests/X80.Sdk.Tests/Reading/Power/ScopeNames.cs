using Acornima.Ast;

namespace X80.Sdk.Tests.Reading.Power;

/// <summary>The names that a function, block, loop or catch declares itself.</summary>
internal static class ScopeNames
{
    public static HashSet<string> DeclaredBy(Node node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<Node> patterns = node switch
        {
            IFunction function => function.Params,
            BlockStatement block => Declared(block.Body),
            ForStatement { Init: { } init } => Declared([init]),
            ForOfStatement { Left: { } left } => Declared([left]),
            ForInStatement { Left: { } left } => Declared([left]),
            CatchClause { Param: { } param } => [param],
            _ => [],
        };
        foreach (var pattern in patterns)
        {
            Add(pattern, names);
        }

        return names;
    }

    private static IEnumerable<Node> Declared(IEnumerable<Node> statements) =>
        statements.OfType<VariableDeclaration>().SelectMany(declaration => declaration.Declarations).Select(declarator => declarator.Id);

    private static void Add(Node pattern, HashSet<string> names)
    {
        switch (pattern)
        {
            case Identifier name:
                names.Add(name.Name);
                break;
            case AssignmentProperty property:
                Add(property.Value, names);
                break;
            case ObjectPattern or ArrayPattern or RestElement:
                foreach (var child in pattern.ChildNodes)
                {
                    Add(child, names);
                }

                break;
            case AssignmentPattern withDefault:
                Add(withDefault.Left, names);
                break;
        }
    }
}
