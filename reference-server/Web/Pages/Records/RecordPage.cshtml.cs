using Microsoft.AspNetCore.Mvc;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>A record with its notes, its activities, and the fields that members may see.</summary>
internal sealed class RecordPage(ICrmConnector crm, RecordDesk desk, IStore store, NoteBook notes, AuditTrail audit, WorkspaceInfo workspace) : WebPage
{
    private const int MostActivities = 50;

    public CrmRecord Record { get; private set; } = null!;

    public IReadOnlyList<NoteOnRecord> Notes { get; private set; } = [];

    public ActivityPage Activities { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string kind, string recordId, CancellationToken cancellationToken)
    {
        if (!KindWord.TryParse<RecordKind>(kind, out var knownKind)
            || !RecordId.TryParse(recordId, out var id))
        {
            return NotFound();
        }

        var reference = new RecordRef(knownKind, id);
        if (await desk.FindAsync(Me.Member, reference, cancellationToken) is not { } record)
        {
            // Of a kind that members do not see there may still be something held.
            return Me.IsAdministrator && await crm.FindAsync(reference, cancellationToken) is not null
                ? LocalRedirectTo($"/records/{knownKind}/{id}/held")
                : NotFound();
        }

        Record = record;
        Activities = await crm.ListActivitiesAsync(reference, 0, MostActivities, cancellationToken);
        Notes = await store.ReadAsync(StoreRole.Published(workspace.Id), session => notes.OnRecord(session, reference), cancellationToken);
        await audit.WritePageReadAsync(
            Me.AsCaller(), "web record", [.. Notes.Select(note => (note.Conversation, note.Parts.Count))], cancellationToken);
        return Page();
    }
}
