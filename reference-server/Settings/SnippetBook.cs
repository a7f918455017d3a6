using System.Globalization;
using X80.Contract.Snippets;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Settings;

/// <summary>Saved texts that a person can place in the composer: the workspace's and the member's own.</summary>
internal sealed class SnippetBook(IStore store, SettingsDesk desk, AuditTrail audit)
{
    private const string Route = "snippets";
    private const int MostSnippets = 200;
    private const int TitleLength = 100;
    private const int TextLength = 4_000;

    /// <summary>The workspace's first, then the member's own.</summary>
    public Task<IReadOnlyList<Snippet>> ListAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<Snippet>>(
            StoreRole.Of(member),
            session => [.. session.Query<Snippet>("snippets.of_workspace", member), .. session.Query<Snippet>("snippets.of_member", member)],
            cancellationToken);

    public Task<IReadOnlyList<Snippet>> ListOwnAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Of(member), session => session.Query<Snippet>("snippets.of_member", member), cancellationToken);

    public Task<IReadOnlyList<Snippet>> ListOfWorkspaceAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Of(member), session => session.Query<Snippet>("snippets.of_workspace", member), cancellationToken);

    /// <summary>Adds a snippet of the member's own, or replaces the one with this id.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="SettingsRefusedException">Nothing was saved; the message says why.</exception>
    public Task<string> SaveAsync(Caller member, string? id, string title, string text, CancellationToken cancellationToken)
    {
        Check(title, text);
        return store.WriteAsync(StoreRole.Of(member.Member), session => Save(session, member, id, title, text, "of_member"), cancellationToken);
    }

    /// <summary>Adds a snippet for everybody, or replaces the one with this id.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="SettingsRefusedException">Nothing was saved; the message says why.</exception>
    public Task<string> SaveForWorkspaceAsync(Caller administrator, string? id, string title, string text, CancellationToken cancellationToken)
    {
        Check(title, text);
        return desk.AsAdministratorAsync(administrator, session => Save(session, administrator, id, title, text, "of_workspace"), cancellationToken);
    }

    /// <returns>False when there is no such snippet of this member.</returns>
    public Task<bool> RemoveAsync(Caller member, string id, CancellationToken cancellationToken) =>
        store.WriteAsync(StoreRole.Of(member.Member), session => Remove(session, member, id, "snippets.drop_of_member"), cancellationToken);

    /// <returns>False when there is no such snippet of the workspace.</returns>
    public Task<bool> RemoveForWorkspaceAsync(Caller administrator, string id, CancellationToken cancellationToken) =>
        desk.AsAdministratorAsync(administrator, session => Remove(session, administrator, id, "snippets.drop_of_workspace"), cancellationToken);

    private static void Check(string title, string text)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > TitleLength || title.Any(char.IsControl))
        {
            throw new SettingsRefusedException("A title is one line of 1 to 100 characters.");
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > TextLength || text.Any(c => char.IsControl(c) && c != '\n'))
        {
            throw new SettingsRefusedException("A text has 1 to 4,000 characters.");
        }
    }

    private string Save(StoreSession session, Caller caller, string? id, string title, string text, string whose)
    {
        var held = session.Query<Snippet>("snippets." + whose, caller.Member);
        if (id is null ? held.Count >= MostSnippets : held.All(snippet => snippet.Id != id))
        {
            throw new SettingsRefusedException(id is null ? "There are 200 snippets at most." : "There is no such snippet.");
        }

        var saved = id ?? RandomId.New();
        session.Execute(
            "snippets.set_" + whose, new { caller.Member.Workspace, caller.Member.Member, Id = saved, Title = title.Trim(), Text = text });
        Audit(session, caller, id is null ? "added=1" : "changed=1", whose);
        return saved;
    }

    private bool Remove(StoreSession session, Caller caller, string id, string statement) =>
        session.Execute(statement, new { caller.Member.Workspace, caller.Member.Member, Id = id }) == 1
        && Audit(session, caller, "removed=1", statement);

    private bool Audit(StoreSession session, Caller caller, string what, string whose)
    {
        var scope = whose.EndsWith("workspace", StringComparison.Ordinal) ? "workspace" : "member";
        var counts = string.Create(CultureInfo.InvariantCulture, $"{what} of={scope}");
        audit.Append(session, caller, new AuditEntry(Route, Allowed: true) { Counts = counts });
        return true;
    }
}
