using X80.Contract.Kinds;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Who a token speaks for.</summary>
internal sealed record Caller(MemberScope Member, string MemberName, string TokenId, IReadOnlyList<Scope> Scopes)
{
    public bool Has(Scope scope) => Scopes.Contains(scope);
}
