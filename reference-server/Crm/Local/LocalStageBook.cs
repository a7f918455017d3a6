using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>The stages that a workspace has for each kind of its records: an administrator's act, audited.</summary>
internal sealed class LocalStageBook(SettingsDesk desk, AuditTrail audit)
{
    public const int MostStages = 30;
    public const int LongestName = 60;

    /// <summary>Sets the stages of a kind in their order; a deal begins at the first.</summary>
    /// <exception cref="SettingsRefusedException">They cannot be, or a record stands at one that is left out; nothing was changed.</exception>
    public Task SaveAsync(Caller administrator, RecordKind kind, IReadOnlyList<string> names, CancellationToken cancellationToken) => desk.AsAdministratorAsync(
        administrator,
        session =>
        {
            Check(names);
            var left = session.Query<LocalStageUse>("crm.stages_in_use", Arguments(administrator, kind)).Where(use => !names.Contains(use.Stage)).ToList();
            Require(
                left.Count == 0,
                $"Nothing was saved: {string.Join(", ", left.Select(use => $"{use.Records} {(use.Records == 1 ? "record is" : "records are")} at {use.Stage}"))}. Move them, or rename the stage.");
            return Write(session, administrator, kind, names, $"stages={kind}:{names.Count}");
        },
        cancellationToken);

    /// <summary>Gives a stage another name, on every record that stands at it.</summary>
    /// <exception cref="SettingsRefusedException">There is no such stage, or there is one of the new name; nothing was changed.</exception>
    public Task RenameAsync(Caller administrator, RecordKind kind, string was, string name, CancellationToken cancellationToken) => desk.AsAdministratorAsync(
        administrator,
        session =>
        {
            var held = LocalFields.StagesOf(kind.Value, LocalShelf.Fields(session, administrator.Member.Workspace));
            Require(held.Contains(was), "There is no stage of this name any more.");
            List<string> names = [.. held.Select(stage => stage == was ? name : stage)];
            Check(names);
            var moved = session.Execute("crm.rename_stage", new { administrator.Member.Workspace, Kind = kind.Value, Was = was, Name = name });
            return Write(session, administrator, kind, names, $"stages={kind}:renamed records={moved}");
        },
        cancellationToken);

    private static void Check(IReadOnlyList<string> names)
    {
        Require(names.Count is > 0 and <= MostStages, $"A kind of records has 1 to {MostStages} stages, one a line.");
        Require(names.All(name => name.Length is > 0 and <= LongestName && !name.Any(char.IsControl)), $"A stage has 1 to {LongestName} characters.");
        Require(names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count, "Each stage has a name of its own.");
    }

    private bool Write(StoreSession session, Caller administrator, RecordKind kind, IReadOnlyList<string> names, string counts)
    {
        session.Execute("crm.drop_field", Arguments(administrator, kind));
        session.Execute("crm.add_field", new
        {
            administrator.Member.Workspace,
            Kind = kind.Value,
            Key = LocalFields.Stage,
            Label = LocalFields.Stage,
            Type = FieldKind.Status.Value,
            Options = string.Join('\n', names),
            Position = 0,
        });
        audit.Append(session, administrator, new AuditEntry("settings", Allowed: true) { Counts = counts });
        return true;
    }

    private static object Arguments(Caller administrator, RecordKind kind) =>
        new { administrator.Member.Workspace, Kind = kind.Value, Key = LocalFields.Stage };

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new SettingsRefusedException(why);
        }
    }
}
