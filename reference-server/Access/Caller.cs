using X80.Contract.Kinds;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Who asks: the member a token speaks for, or who signed in to the web app.</summary>
internal sealed record Caller(MemberScope Member, string MemberName, string TokenId, IReadOnlyList<Scope> Scopes)
{
    /// <value>True where the member acts in the web app; a token never does. The lock of GATE-3 asks it.</value>
    public bool ByWebApp { get; init; }

    /// <value>True where the web app's own sign-in says so; a token never speaks for an administrator.</value>
    public bool IsAdministrator { get; init; }

    public bool Has(Scope scope) => Scopes.Contains(scope);
}
