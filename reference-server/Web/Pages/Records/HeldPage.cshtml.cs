using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Holdings;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>What is held about a record, for an administrator: counts here, content in the exported file alone.</summary>
internal sealed class HeldPage(WorkspaceCrm crm, RecordHoldings holdings) : WebPage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(ContractJsonContext.Default, new DefaultJsonTypeInfoResolver()),
    };

    public CrmRecord Record { get; private set; } = null!;

    public IReadOnlyList<HeldRow> Rows { get; private set; } = [];

    private RecordRef Reference => new(Record.Kind, Record.RecordId);

    private string Here => $"/records/{Record.Kind}/{Record.RecordId}/held";

    /// <summary>Before every handler: there is such a record, or there is nothing here.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (KindWord.TryParse<RecordKind>(context.RouteData.Values["kind"] as string, out var kind)
            && RecordId.TryParse(context.RouteData.Values["recordId"] as string, out var id)
            && await crm.FindAsync(new RecordRef(kind, id), HttpContext.RequestAborted) is { } record)
        {
            Record = record;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await holdings.ListAsync(Me, Reference, cancellationToken);

    public async Task<IActionResult> OnPostExportAsync([FromForm] string? password, CancellationToken cancellationToken)
    {
        if (await ProveAsync(password, cancellationToken) is { } fault)
        {
            return Complain(fault, Here);
        }

        var export = await holdings.ExportAsync(Me, Record, cancellationToken);
        return File(JsonSerializer.SerializeToUtf8Bytes(export, Json), "application/json", $"{Record.Kind}-{Record.RecordId}.json");
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? password, [FromForm] string? sure, CancellationToken cancellationToken)
    {
        var fault = sure == "yes" ? await ProveAsync(password, cancellationToken) : "Nothing was erased: tick the box first.";
        return fault is not null
            ? Complain(fault, Here)
            : await DoAsync(
                Me.AsCaller(), async () => WithdrawWords.Of(await holdings.WithdrawAsync(Me, Reference, cancellationToken)), Here);
    }
}
