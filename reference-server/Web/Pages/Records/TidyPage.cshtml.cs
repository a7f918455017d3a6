using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Holdings;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>Merges a record of the embedded CRM into another, or deletes it: for an administrator.</summary>
internal sealed class TidyPage(WorkspaceCrm crm, LocalDirectory directory, LocalTidying tidying, RecordHoldings holdings) : WebPage
{
    private const int MostCandidates = 20;

    public CrmRecord Record { get; private set; } = null!;

    /// <summary>What stands on it, by conversation.</summary>
    public IReadOnlyList<HeldRow> Held { get; private set; } = [];

    public string Query { get; private set; } = "";

    /// <summary>Others of its kind: those that a search finds, or else those that look the same.</summary>
    public IReadOnlyList<LocalRecord> Candidates { get; private set; } = [];

    /// <summary>The other one, once it is chosen.</summary>
    public CrmRecord? Target { get; private set; }

    /// <summary>What the two become.</summary>
    public LocalMerger? Merger { get; private set; }

    private RecordRef Reference => new(Record.Kind, Record.RecordId);

    private string Here => $"{LocalCrm.UrlOf(Reference)}/tidy";

    /// <summary>Before every handler: there is such a record of this server's own, or there is nothing here.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (crm.Name == CrmName.Embedded
            && KindWord.TryParse<RecordKind>(context.RouteData.Values["kind"] as string, out var kind)
            && RecordId.TryParse(context.RouteData.Values["recordId"] as string, out var id)
            && await crm.FindAsync(new RecordRef(kind, id), HttpContext.RequestAborted) is { } record
            && record.Url == LocalCrm.UrlOf(new RecordRef(kind, id)))
        {
            Record = record;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync([FromQuery] string? q, [FromQuery] string? into, CancellationToken cancellationToken)
    {
        Query = q?.Trim() ?? "";
        Held = await holdings.ListAsync(Me, Reference, cancellationToken);
        var all = (await directory.AllAsync(cancellationToken)).Where(other => other.Kind == Record.Kind.Value).ToList();
        if (all.Find(other => other.Id == Record.RecordId.Value) is not { } own)
        {
            return;
        }

        var others = all.Where(other => other.Id != own.Id);
        Candidates = [.. others.Where(other => Query.Length > 0 ? LocalSearch.Fits(other, Query) : LooksTheSame(own, other)).Take(MostCandidates)];
        if (others.FirstOrDefault(other => other.Id == into) is { } chosen)
        {
            Target = await crm.FindAsync(new RecordRef(Record.Kind, RecordId.Parse(chosen.Id)), cancellationToken);
            Merger = LocalMerger.Of(own, chosen, await directory.FieldsAsync(cancellationToken));
        }
    }

    public async Task<IActionResult> OnPostMergeAsync([FromForm] string? into, [FromForm] string? sure, CancellationToken cancellationToken)
    {
        if (sure != "yes" || !RecordId.TryParse(into, out var id))
        {
            return Complain("Nothing was merged: choose the other record and tick the box first.", Here);
        }

        var other = new RecordRef(Record.Kind, id);
        var done = await DoAsync(Me.AsCaller(), () => tidying.MergeAsync(Me, Reference, other, cancellationToken), "The two are one.", LocalCrm.UrlOf(other));
        return Complaint is null ? done : LocalRedirectTo(Here);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromForm] string? sure, CancellationToken cancellationToken)
    {
        if (sure != "yes")
        {
            return Complain("Nothing was deleted: tick the box first.", Here);
        }

        var done = await DoAsync(Me.AsCaller(), () => tidying.DeleteAsync(Me, Reference, cancellationToken), "The record is gone.", "/");
        return Complaint is null ? done : LocalRedirectTo(Here);
    }

    private static bool LooksTheSame(LocalRecord one, LocalRecord other) =>
        one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
        || one.Email is not null && one.Email.Equals(other.Email, StringComparison.OrdinalIgnoreCase)
        || one.Phone is not null && PhoneDigits.Of(one.Phone) == PhoneDigits.Of(other.Phone);
}
