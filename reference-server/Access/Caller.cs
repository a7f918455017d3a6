using X80.Contract.Kinds;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Who asks: a client's token or a web session, and whose rows it is about.</summary>
/// <param name="Member">Whose rows.</param>
/// <param name="MemberName">That member's name.</param>
/// <param name="TokenId">What the audit trail calls the asker.</param>
/// <param name="Scopes">What it may do.</param>
internal sealed record Caller(MemberScope Member, string MemberName, string TokenId, IReadOnlyList<Scope> Scopes)
{
    /// <value>The web session that asks; null for a client's token.</value>
    public string? WebSession { get; init; }

    /// <value>True where somebody acts in the web app; a token never does. The lock of GATE-3 asks it.</value>
    public bool ByWebApp => WebSession is not null;

    /// <value>True where the web app's own sign-in says so; a token never speaks for an administrator.</value>
    public bool IsAdministrator { get; init; }

    /// <value>True where the server itself goes on with what a person began.</value>
    public bool IsServer { get; private init; }

    /// <summary>The server itself, for a member who cannot ask any more. It takes away, and never adds or shows.</summary>
    public static Caller Server(MemberScope member) => new(member, "", "server", []) { IsServer = true };

    public bool Has(Scope scope) => Scopes.Contains(scope);
}
