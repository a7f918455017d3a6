using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Settings;

/// <summary>Reads the workspace's settings, and changes them by one explicit, audited write of an administrator.</summary>
internal sealed class SettingsDesk(IStore store, AuditTrail audit)
{
    private const string Route = "settings";

    public Task<WorkspaceSettings> ReadAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Of(member), session => WorkspaceSettings.Read(session, member.Workspace), cancellationToken);

    /// <param name="administrator">Who changes them, as the web app's sign-in says.</param>
    /// <param name="change">From what is stored to what shall be; runs inside the transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SettingsRefusedException">Nothing was changed; the message says why.</exception>
    public Task<WorkspaceSettings> ChangeAsync(
        Caller administrator, Func<WorkspaceSettings, WorkspaceSettings> change, CancellationToken cancellationToken) =>
        AsAdministratorAsync(
            administrator,
            session =>
            {
                var workspace = administrator.Member.Workspace;
                var before = WorkspaceSettings.Read(session, workspace);
                var after = change(before);
                SettingsRules.Check(after);
                after.Write(session, workspace);
                foreach (var reason in before.Overridable.Except(after.Overridable))
                {
                    // What may no longer be overridden was never overridden: a new permission starts without the old acts.
                    session.Execute("capture.end_overrides", new { Workspace = workspace, What = reason });
                }

                audit.Append(session, administrator, new AuditEntry(Route, Allowed: true) { Counts = Changed(before, after) });
                return after;
            },
            cancellationToken);

    /// <summary>A change that is made only where the settings are still those that a form showed: two forms at once do not undo each other.</summary>
    /// <param name="shown">The <see cref="WorkspaceSettings.Fingerprint"/> of what was shown.</param>
    /// <param name="change">The change.</param>
    public static Func<WorkspaceSettings, WorkspaceSettings> Unchanged(string? shown, Func<WorkspaceSettings, WorkspaceSettings> change) =>
        settings => settings.Fingerprint() == shown
            ? change(settings)
            : throw new SettingsRefusedException("The settings were changed since this page was loaded, so nothing was saved. Load it anew, then change what you want.");

    /// <summary>Another act of an administrator for the whole workspace, in one transaction.</summary>
    public Task<T> AsAdministratorAsync<T>(Caller administrator, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        administrator.IsAdministrator
            ? store.WriteAsync(StoreRole.Settings(administrator.Member), work, cancellationToken)
            : throw new SettingsRefusedException("Only an administrator decides this for the workspace.");

    /// <summary>Names of what changed, and the values that are numbers or fixed words.</summary>
    private static string Changed(WorkspaceSettings before, WorkspaceSettings after)
    {
        var changes = new List<string>();
        Note(changes, "privacyChange", before.PrivacyChange.Value, after.PrivacyChange.Value);
        Note(changes, "sharesADay", $"{before.SharesADay}", $"{after.SharesADay}");
        Note(changes, "retentionMonths", $"{before.RetentionMonths}", $"{after.RetentionMonths}");
        Note(changes, "searchesAMinute", $"{before.SearchesAMinute}", $"{after.SearchesAMinute}");
        Note(changes, "recordsADay", $"{before.RecordsADay}", $"{after.RecordsADay}");
        Note(changes, "overridable", string.Join(',', before.Overridable), string.Join(',', after.Overridable));
        Note(changes, "recordKinds", Count(before.RecordKinds), Count(after.RecordKinds), Same(before.RecordKinds, after.RecordKinds));
        Note(changes, "recordFields", Count(before.RecordFields), Count(after.RecordFields), Same(before.RecordFields, after.RecordFields));
        Note(changes, "packsMinimum", Count(before.PacksMinimum), Count(after.PacksMinimum), Same(before.PacksMinimum, after.PacksMinimum));
        Note(changes, "packsRevoked", Count(before.PacksRevoked), Count(after.PacksRevoked), Same(before.PacksRevoked, after.PacksRevoked));
        Note(changes, "timeZone", before.TimeZone ?? "unset", after.TimeZone ?? "unset");
        Note(changes, "crm", before.CrmName ?? "unset", after.CrmName ?? "unset");
        Note(changes, "phoneRegion", before.PhoneRegion ?? "unset", after.PhoneRegion ?? "unset");
        return string.Join(' ', changes);
    }

    private static void Note(List<string> changes, string name, string before, string after, bool same = true)
    {
        if (before != after || !same)
        {
            changes.Add($"{name}={after}");
        }
    }

    private static string Count(IReadOnlyList<string>? words) => words is null ? "unset" : $"{words.Count}";

    private static bool Same(IReadOnlyList<string>? before, IReadOnlyList<string>? after) =>
        before is null || after is null ? before == after : before.SequenceEqual(after);
}
