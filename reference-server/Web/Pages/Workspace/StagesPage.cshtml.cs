using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm.Local;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>The stages of people, companies and deals of the embedded CRM.</summary>
internal sealed class StagesPage(LocalStageBook book, LocalDirectory directory) : WebPage
{
    private const string Here = "/settings/stages";

    /// <summary>By the kind of records.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Stages { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var fields = await directory.FieldsAsync(cancellationToken);
        Stages = FieldsPage.Kinds.ToDictionary(kind => kind.Value, kind => LocalFields.StagesOf(kind.Value, fields));
    }

    public async Task<IActionResult> OnPostSaveAsync([FromForm] string? kind, [FromForm] string? stages, CancellationToken cancellationToken)
    {
        List<string> names = [.. (stages ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return KindOf(kind) is { } known
            ? await DoAsync(Me.AsCaller(), () => book.SaveAsync(Me.AsCaller(), known, names, cancellationToken), "Saved.", Here)
            : NotFound();
    }

    public async Task<IActionResult> OnPostRenameAsync([FromForm] string? kind, [FromForm] string? was, [FromForm] string? name, CancellationToken cancellationToken) =>
        KindOf(kind) is { } known
            ? await DoAsync(Me.AsCaller(), () => book.RenameAsync(Me.AsCaller(), known, was ?? "", name?.Trim() ?? "", cancellationToken), "Renamed.", Here)
            : NotFound();

    private static RecordKind? KindOf(string? word) => FieldsPage.Kinds.Where(kind => kind.Value == word).Select(kind => (RecordKind?)kind).FirstOrDefault();
}
