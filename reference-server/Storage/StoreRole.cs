namespace X80.ReferenceServer.Storage;

/// <summary>
/// As whom a transaction speaks to the database: which tables it may touch, and whose rows. Where the database has roles
/// and row level security it enforces this; every statement names its scope besides.
/// </summary>
internal sealed record StoreRole
{
    private StoreRole(string name, string workspace = "", string member = "") => (Name, Workspace, Member) = (name, workspace, member);

    /// <summary>Tokens, members, sign-in and the installation: what is asked before anybody is known. No content, no keys.</summary>
    public static StoreRole Access { get; } = new("x80_access");

    /// <summary>The same tables for what one member does about their account, with their audit trail.</summary>
    public static StoreRole AccessOf(MemberScope member) => new(Access.Name, member.Workspace, member.Member);

    /// <summary>The rotation of epochs: wrapped conversation keys of every member, never content.</summary>
    public static StoreRole Rotation { get; } = new("x80_rotation");

    /// <summary>Every role's name: a migration makes them, and grants them to the role a server signs in as.</summary>
    public static IReadOnlyList<string> Groups { get; } =
    [
        "x80_access", "x80_member", "x80_records", "x80_settings", "x80_rotation", "x80_holdings", "x80_deletions", "x80_sweep", "x80_published",
    ];

    /// <summary>The role's name in a database that has roles.</summary>
    public string Name { get; }

    /// <value>Empty where the role is bound to no workspace.</value>
    public string Workspace { get; }

    /// <value>Empty where the role is bound to no member.</value>
    public string Member { get; }

    /// <summary>One member and their own rows, content included. Transactions that write for one member run one after another.</summary>
    public static StoreRole Of(MemberScope member) => new("x80_member", member.Workspace, member.Member);

    /// <summary>The embedded CRM's records and activities, which belong to the whole workspace.</summary>
    public static StoreRole Records(string workspace) => new("x80_records", workspace);

    /// <summary>
    /// An administrator's act on what holds for the whole workspace: settings, its snippets, its never-capture list. Writes
    /// to that administrator's audit trail, and reads neither content nor keys.
    /// </summary>
    public static StoreRole Settings(MemberScope administrator) => new("x80_settings", administrator.Workspace, administrator.Member);

    /// <summary>Whose conversations belong to a record and how much they hold, across members; neither content nor keys (GATE-17).</summary>
    public static StoreRole Holdings(string workspace) => new("x80_holdings", workspace);

    /// <summary>Deletions owed to a CRM (GATE-12). No content, no keys.</summary>
    public static StoreRole Deletions(string workspace) => new("x80_deletions", workspace);

    /// <summary>The sweep of what has expired, member by member (GATE-12). Deletes content and keys, and reads neither.</summary>
    public static StoreRole Sweep(MemberScope member) => new("x80_sweep", member.Workspace, member.Member);

    /// <summary>What was published to records, across members: the embedded CRM's notes and nothing else (GATE-13).</summary>
    public static StoreRole Published(string workspace) => new("x80_published", workspace);
}
