using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm.Local.Tables;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>Records of the embedded CRM out of and into tables.</summary>
internal sealed class TablesPage(LocalExport export, LocalImport import) : WebPage
{
    private const string Here = "/settings/tables";

    /// <summary>What can be exported and imported.</summary>
    public IReadOnlyList<RecordKind> Kinds { get; private set; } = [];

    public void OnGet() => Kinds = FieldsPage.Kinds;

    public async Task<IActionResult> OnPostExportAsync([FromForm] string? kind, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var fault = Known(kind) is null ? "Choose what to export." : await ProveAsync(password, cancellationToken);
        return fault is not null
            ? Complain(fault, Here)
            : File(await export.RunAsync(Me.AsCaller(), Known(kind)!.Value, cancellationToken), "text/csv; charset=utf-8", $"{kind}.csv");
    }

    public async Task<IActionResult> OnPostImportAsync([FromForm] string? kind, IFormFile? table, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var fault = Known(kind) is null || table is null ? "Choose a file, and what is in it." : await ProveAsync(password, cancellationToken);
        if (fault is not null)
        {
            return Complain(fault, Here);
        }

        try
        {
            await using var bytes = table!.OpenReadStream();
            var (made, changed, same) = await import.RunAsync(Me.AsCaller(), Known(kind)!.Value, bytes, cancellationToken);
            return Done($"Imported: {made} new, {changed} changed, {same} as they were.", Here);
        }
        catch (SettingsRefusedException e)
        {
            return Complain(e.Message, Here);
        }
    }

    private static RecordKind? Known(string? kind) => FieldsPage.Kinds.Where(known => known.Value == kind).Select(known => (RecordKind?)known).FirstOrDefault();
}
