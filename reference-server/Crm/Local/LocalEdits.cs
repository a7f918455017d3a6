using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>Sets fields of a record in one transaction, each for itself.</summary>
internal static class LocalEdits
{
    public static IReadOnlyList<FieldOutcome> Apply(StoreSession session, string workspace, RecordRef reference, IReadOnlyList<FieldEdit> edits)
    {
        if (LocalShelf.Find(session, workspace, reference) is not { } stored)
        {
            return [.. edits.Select(edit => new FieldOutcome(edit.Key, FieldState.Refused))];
        }

        var record = stored;
        var present = LocalFields.Of(record, LocalShelf.Fields(session, workspace)).ToDictionary(field => field.Key);
        var outcomes = new List<FieldOutcome>();
        foreach (var edit in edits)
        {
            var state = !present.TryGetValue(edit.Key, out var held) ? FieldState.Refused
                : FieldEdit.Same(held.Value, edit.Value) ? FieldState.Done
                : !FieldEdit.Same(held.Value, edit.Was) ? FieldState.Changed
                : !FieldRules.Fits(held, edit.Value) ? FieldState.Refused
                : Set(ref record, edit);
            outcomes.Add(new FieldOutcome(edit.Key, state));
        }

        LocalShelf.Write(session, workspace, record, stored);
        return outcomes;
    }

    private static FieldState Set(ref LocalRecord record, FieldEdit edit)
    {
        record = LocalFields.With(record, edit.Key, edit.Value?.Items[0]);
        return FieldState.Done;
    }
}
