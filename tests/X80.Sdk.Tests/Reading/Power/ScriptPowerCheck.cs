using Acornima;
using Acornima.Ast;

namespace X80.Sdk.Tests.Reading.Power;

/// <summary>
/// Parses a script and lists every power it names beyond <see cref="ScriptPowers"/>. It is an allow-list over the syntax
/// tree: names in scope, members, constructors, and the strings given to the two accessors that touch the page.
/// </summary>
internal sealed class ScriptPowerCheck
{
    private static readonly string[] Accessors = ["getter", "method"];

    private readonly List<string> breaches = [];
    private readonly Stack<HashSet<string>> scopes = new();
    private bool inAccessor;
    private bool inAccessorCall;

    public static IReadOnlyList<string> BreachesOf(string source)
    {
        var check = new ScriptPowerCheck();
        check.Visit(new Parser().ParseExpression(source));
        return check.breaches;
    }

    private void Visit(Node node)
    {
        switch (node)
        {
            case Identifier name:
                VisitName(name);
                return;
            case MemberExpression member:
                VisitMember(member);
                return;
            case Property property:
                VisitProperty(property);
                return;
            case VariableDeclarator { Id: Identifier { Name: var name }, Init: { } init } when Accessors.Contains(name):
                inAccessor = true;
                Visit(init);
                inAccessor = false;
                return;
            case CallExpression { Callee: Identifier { Name: var callee } } call when Accessors.Contains(callee):
                VisitAccessorCall(call);
                return;
            case NewExpression made:
                Require(NameOf(made.Callee) is { } type && ScriptPowers.Constructors.Contains(type), "new", made);
                break;
            case AssignmentExpression { Left: not Identifier }:
            case UpdateExpression { Argument: not Identifier }:
                breaches.Add($"write to a member: {node.Type}");
                break;
            case UnaryExpression { Operator: Operator.Delete }:
            case ThisExpression or ImportExpression or AwaitExpression or YieldExpression or TaggedTemplateExpression or Super or MetaProperty:
            case ClassExpression or ClassDeclaration or WithStatement:
            case IFunction { Async: true } or IFunction { Generator: true }:
                breaches.Add($"forbidden syntax: {node.Type}");
                break;
        }

        var opens = node is IFunction or BlockStatement or ForStatement or ForOfStatement or ForInStatement or CatchClause;
        if (opens)
        {
            scopes.Push(ScopeNames.DeclaredBy(node));
        }

        foreach (var child in node.ChildNodes)
        {
            Visit(child);
        }

        if (opens)
        {
            scopes.Pop();
        }
    }

    private void VisitName(Identifier name)
    {
        Require(!Accessors.Contains(name.Name), "accessor passed on", name);
        Require(scopes.Any(scope => scope.Contains(name.Name)) || ScriptPowers.Globals.Contains(name.Name), "global", name);
    }

    private void VisitMember(MemberExpression member)
    {
        Visit(member.Object);
        if (member.Computed)
        {
            breaches.Add("computed member");
            return;
        }

        Require(NameOf(member.Property) is { } property && ScriptPowers.Members.Contains(property), "member", member.Property);
        var reaches = NameOf(member.Object) is "Reflect" || NameOf(member.Property) is "getOwnPropertyDescriptor" or "apply" or "call" or "bind" or "prototype";
        Require(!reaches || inAccessor || inAccessorCall, "reach beyond the accessors", member.Property);
    }

    private void VisitProperty(Property property)
    {
        Require(!property.Computed, "computed key", property.Key);
        if (property is AssignmentProperty)
        {
            Require(NameOf(property.Key) is { } key && ScriptPowers.Members.Contains(key), "destructured member", property.Key);
        }

        Visit(property.Value);
    }

    private void VisitAccessorCall(CallExpression call)
    {
        var isRead = call.Arguments is [MemberExpression { Computed: false, Object: Identifier, Property: Identifier { Name: "prototype" } }, StringLiteral name]
            && ScriptPowers.NodeReads.Contains(name.Value);
        Require(isRead, "accessor", call);
        inAccessorCall = true;
        foreach (var argument in call.Arguments)
        {
            Visit(argument);
        }

        inAccessorCall = false;
    }

    private void Require(bool holds, string rule, Node node)
    {
        if (!holds)
        {
            breaches.Add($"{rule}: {NameOf(node) ?? node.Type.ToString()}");
        }
    }

    private static string? NameOf(Node node) => node switch
    {
        Identifier name => name.Name,
        MemberExpression { Computed: false, Property: var property } => NameOf(property),
        _ => null,
    };
}
