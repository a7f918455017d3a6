using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm.Local;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>Fields that the workspace makes for records of the embedded CRM.</summary>
internal sealed class FieldsPage(LocalFieldBook book, LocalDirectory directory) : WebPage
{
    private const string Here = "/settings/fields";

    public static IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Person, RecordKind.Company, RecordKind.Deal];

    public ILookup<string, LocalField> Fields { get; private set; } = Array.Empty<LocalField>().ToLookup(field => field.Kind);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Fields = (await directory.FieldsAsync(cancellationToken)).Where(field => field.Key != LocalFields.Stage).ToLookup(field => field.Kind);

    public Task<IActionResult> OnPostAddAsync(
        [FromForm] string? kind, [FromForm] string? label, [FromForm] string? type, [FromForm] string? choices, CancellationToken cancellationToken)
    {
        var lines = (choices ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        var field = new LocalField
        {
            Kind = kind ?? "",
            Key = "",
            Label = label?.Trim() ?? "",
            Type = type ?? "",
            Options = lines.Count == 0 ? null : string.Join('\n', lines),
        };
        return DoAsync(
            Me.AsCaller(),
            () => book.AddAsync(Me.AsCaller(), field, cancellationToken),
            "The field is there. Members see it once it is allowed under Records and fields.",
            Here);
    }

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? kind, [FromForm] string? key, [FromForm] string? sure, CancellationToken cancellationToken) =>
        DoAsync(
            Me.AsCaller(),
            async () =>
            {
                if (sure != "yes")
                {
                    return "Nothing was removed: tick the box first.";
                }

                await book.RemoveAsync(Me.AsCaller(), kind ?? "", key ?? "", cancellationToken);
                return "The field is gone, with what stood in it.";
            },
            Here);
}
