using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>Sets fields of a record in one transaction, each for itself.</summary>
internal static class LocalEdits
{
    public static IReadOnlyList<FieldOutcome> Apply(StoreSession session, WorkspaceInfo workspace, RecordRef reference, IReadOnlyList<FieldEdit> edits)
    {
        var arguments = new { Workspace = workspace.Id, Kind = reference.Kind.Value, Id = reference.Id.Value };
        if (session.Find<LocalRecord>("crm.find", arguments) is not { } record)
        {
            return [.. edits.Select(edit => new FieldOutcome(edit.Key, FieldState.Refused))];
        }

        var present = LocalFields.Of(record).ToDictionary(field => field.Key, field => field.Value);
        var outcomes = new List<FieldOutcome>();
        foreach (var edit in edits)
        {
            var state = !present.TryGetValue(edit.Key, out var held) ? FieldState.Refused
                : FieldEdit.Same(held, edit.Value) ? FieldState.Done
                : !FieldEdit.Same(held, edit.Was) ? FieldState.Changed
                : Set(ref record, edit);
            outcomes.Add(new FieldOutcome(edit.Key, state));
        }

        session.Execute("crm.edit", new
        {
            Workspace = workspace.Id,
            record.Kind,
            record.Id,
            record.Name,
            record.Phone,
            record.Email,
            record.Domain,
            record.Stage,
            record.NextStepAt,
        });
        return outcomes;
    }

    private static FieldState Set(ref LocalRecord record, FieldEdit edit)
    {
        record = LocalFields.With(record, edit.Key, edit.Value?.Items[0]);
        return FieldState.Done;
    }
}
