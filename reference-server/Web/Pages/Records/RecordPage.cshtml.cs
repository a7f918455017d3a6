using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>A record with its notes, its activities, and the fields that members may see; those of the embedded CRM are edited here too.</summary>
internal sealed class RecordPage(
    WorkspaceCrm crm, RecordDesk desk, LocalDesk local, LocalDirectory directory, IStore store, NoteBook notes, AuditTrail audit, WorkspaceInfo workspace) : WebPage
{
    /// <summary>Before the key of a field, for what a form says of it now, and for what it showed.</summary>
    public const string Now = "now-";
    public const string Was = "was-";
    private const int MostActivities = 50;

    public CrmRecord Record { get; private set; } = null!;

    public IReadOnlyList<NoteOnRecord> Notes { get; private set; } = [];

    public ActivityPage Activities { get; private set; } = null!;

    public IReadOnlyList<LocalRecord> Deals { get; private set; } = [];

    /// <summary>The person and the company that it belongs to.</summary>
    public IReadOnlyList<LocalRecord> Above { get; private set; } = [];

    /// <summary>Whether the record is this server's own.</summary>
    public bool IsLocal => crm.Name == CrmName.Embedded;

    /// <summary>Whether a deal can be made about it.</summary>
    public bool TakesDeals { get; private set; }

    /// <summary>Whether it can be put under a company.</summary>
    public bool TakesCompany { get; private set; }

    private RecordRef Reference => new(Record.Kind, Record.RecordId);

    private string Here => LocalCrm.UrlOf(Reference);

    /// <summary>Before every handler: there is such a record, or there is nothing here.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!KindWord.TryParse<RecordKind>(context.RouteData.Values["kind"] as string, out var kind)
            || !RecordId.TryParse(context.RouteData.Values["recordId"] as string, out var id))
        {
            context.Result = NotFound();
            return;
        }

        var reference = new RecordRef(kind, id);
        if (await desk.FindAsync(Me.Member, reference, HttpContext.RequestAborted) is { } record)
        {
            if (IsLocal && record.Url != LocalCrm.UrlOf(reference))
            {
                // It was merged into that one.
                context.Result = LocalRedirectTo(record.Url);
                return;
            }

            Record = record;
            await next();
            return;
        }

        // Of a kind that members do not see there may still be something held.
        context.Result = Me.IsAdministrator && await crm.FindAsync(reference, HttpContext.RequestAborted) is not null
            ? LocalRedirectTo($"/records/{kind}/{id}/held")
            : NotFound();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Activities = await crm.ListActivitiesAsync(Reference, 0, MostActivities, cancellationToken);
        if (IsLocal)
        {
            var access = await desk.AccessAsync(Me.Member, cancellationToken);
            TakesCompany = Record.Kind != RecordKind.Company && access.Allows(RecordKind.Company);
            TakesDeals = Record.Kind != RecordKind.Deal && access.Allows(RecordKind.Deal);
            Deals = await local.DealsOfAsync(Me.Member, Reference, cancellationToken);
            Above = await local.AboveAsync(Me.Member, Reference, cancellationToken);
        }

        IReadOnlyList<RecordRef> meaning = IsLocal ? await directory.MeaningAsync(Reference, cancellationToken) : [Reference];
        Notes = await store.ReadAsync(StoreRole.Published(workspace.Id), session => notes.OnRecord(session, meaning), cancellationToken);
        await audit.WritePageReadAsync(
            Me.AsCaller(), "web record", [.. Notes.Select(note => (note.Conversation, note.Parts.Count))], cancellationToken);
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (!IsLocal)
        {
            return NotFound();
        }

        var form = Request.Form;
        var edits = Record.Fields
            .Select(field => (field.Key, Text: Of(form[Now + field.Key]), Was: Of(form[Was + field.Key])))
            .Where(edit => form.ContainsKey(Now + edit.Key) && edit.Text != edit.Was)
            .ToDictionary(edit => edit.Key, edit => (edit.Text, edit.Was));
        return edits.Count == 0
            ? Done("Nothing was different.", Here)
            : await DoAsync(Me.AsCaller(), async () => WordsOf(await local.EditAsync(Me.AsCaller(), Reference, edits, cancellationToken)), Here);
    }

    public async Task<IActionResult> OnPostCompanyAsync([FromForm] string? company, CancellationToken cancellationToken) =>
        !IsLocal || Record.Kind == RecordKind.Company
            ? NotFound()
            : await DoAsync(Me.AsCaller(), () => local.MoveAsync(Me.AsCaller(), Reference, company, cancellationToken), "Saved.", Here);

    public async Task<IActionResult> OnPostDealAsync([FromForm] string? name, CancellationToken cancellationToken) =>
        !IsLocal || Record.Kind == RecordKind.Deal
            ? NotFound()
            : await DoAsync(
                Me.AsCaller(),
                () => local.CreateAsync(
                    Me.AsCaller(), RecordKind.Deal, new Dictionary<string, string?> { [LocalFields.Name] = name }, Reference, cancellationToken),
                "The deal is there, at its first stage.",
                Here);

    private static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private string WordsOf(IReadOnlyList<FieldOutcome> outcomes)
    {
        string Labels(FieldState state) => string.Join(
            ", ", outcomes.Where(outcome => outcome.State == state).Select(outcome => Record.Fields.First(field => field.Key == outcome.Key).Label));
        var (done, changed) = (Labels(FieldState.Done), Labels(FieldState.Changed));
        return string.Join(' ', new[]
        {
            done.Length > 0 ? $"Saved: {done}." : "",
            changed.Length > 0 ? $"Not saved, since somebody else changed it meanwhile: {changed}." : "",
        }.Where(sentence => sentence.Length > 0));
    }
}
