using X80.Contract.Consents;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// Edits fields of a record (CRM-5): the click is spent in one transaction, then the CRM is asked, then what it did is
/// remembered. A repeat in between asks again, which does nothing more; a later one asks nothing.
/// </summary>
internal sealed class EditWrite(WriteDesk desk, RecordDesk records, WorkspaceCrm crm)
{
    private const string Planned = "planned";
    private const int MostFields = 50;

    public async Task<EditedRecord> RunAsync(ExtWrite write, RecordRef reference, EditRecord request, CancellationToken cancellationToken)
    {
        var member = write.Caller.Member;
        var shown = await records.OpenAsync(write.Caller, reference, cancellationToken);
        var edits = Check(shown, request);
        var outcome = await desk.RunAsync(write, steps => Decide(steps, reference, request, edits), cancellationToken);
        if (outcome == Planned)
        {
            outcome = Say(await crm.EditAsync(reference, edits, await records.AccessAsync(member, cancellationToken), cancellationToken));
            await desk.ReviseAsync(write, outcome, cancellationToken);
        }

        return new EditedRecord
        {
            Record = await records.FindAsync(member, reference, cancellationToken) ?? throw Refusal.NotFound(),
            Results = [.. outcome.Split(' ').Select(Result)],
        };
    }

    private string Decide(WriteSteps steps, RecordRef reference, EditRecord request, IReadOnlyList<FieldEdit> edits)
    {
        steps.RefuseKeyInUse();
        if (steps.Repeated is { } earlier)
        {
            return earlier;
        }

        var to = new ConsentTarget { Crm = crm.Name, Kind = reference.Kind, RecordId = reference.Id };
        steps.Spend(request.Consent, ConsentAction.Edit, shown: null, to);
        steps.Done(Planned, conversation: null, $"fields={edits.Count}");
        return Planned;
    }

    private static IReadOnlyList<FieldEdit> Check(CrmRecord record, EditRecord request)
    {
        if (request.Fields.Count is 0 or > MostFields || !request.Fields.Keys.ToHashSet().SetEquals(request.Was.Keys))
        {
            throw Refusal.Malformed("An edit names 1 to 50 fields, the same ones in fields and was.");
        }

        var editable = record.Fields.Where(field => field.Editable).ToDictionary(field => field.Key);
        var fits = request.Fields.All(field => editable.TryGetValue(field.Key, out var known) && FieldRules.Fits(known, field.Value));
        return fits
            ? [.. request.Fields.Select(field => new FieldEdit(field.Key, field.Value, request.Was[field.Key]))]
            : throw Refusal.Malformed("A field cannot be edited, or its value is not of its kind or none of its options.");
    }

    private static string Say(IReadOnlyList<FieldOutcome> outcomes) =>
        string.Join(' ', outcomes.Select(outcome => $"{outcome.Key}={outcome.State}"));

    private static FieldResult Result(string said)
    {
        var parts = said.Split('=');
        var state = Enum.Parse<FieldState>(parts[1]);
        return new FieldResult
        {
            Key = parts[0],
            Ok = state == FieldState.Done,
            Problem = state switch
            {
                FieldState.Done => null,
                FieldState.Changed => Refusal.RecordChangedProblem,
                FieldState.CannotBeEmptied => Refusal.CannotBeEmptiedProblem,
                _ => Refusal.CrmRefusedProblem,
            },
        };
    }
}
