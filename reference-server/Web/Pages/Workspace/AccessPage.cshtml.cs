using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>Which kinds and fields of the CRM's records members may see (CRM-10), by the names that the CRM gives them.</summary>
internal sealed class AccessPage(SettingsDesk desk, WorkspaceCrm crm) : WebPage
{
    private const string Name = "name";
    private const string Here = "/settings/records";

    public string Crm => crm.DisplayName;

    public IReadOnlyList<RecordKind> Kinds => crm.Kinds;

    public IReadOnlyList<FieldChoice> Choices { get; private set; } = [];

    public RecordAccess Access { get; private set; } = null!;

    public bool IsDefault { get; private set; }

    /// <summary>Tells the settings from which the form was filled.</summary>
    public string Shown { get; private set; } = "";

    public static string WordsOf(RecordKind kind) => kind.Value switch
    {
        "person" => "People",
        "company" => "Companies",
        "deal" => "Deals",
        var other => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(other),
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public Task<IActionResult> OnPostSaveAsync(
        [FromForm] string[] kind, [FromForm] string[] field, [FromForm] string? shown, [FromForm] string? password, CancellationToken cancellationToken) =>
        ChangeAsync(
            settings => settings with { RecordKinds = [.. kind.Distinct()], RecordFields = [Name, .. field.Distinct().Where(key => key != Name)] },
            shown,
            password,
            cancellationToken);

    public Task<IActionResult> OnPostResetAsync([FromForm] string? shown, [FromForm] string? password, CancellationToken cancellationToken) =>
        ChangeAsync(settings => settings with { RecordKinds = null, RecordFields = null }, shown, password, cancellationToken);

    private async Task<IActionResult> ChangeAsync(
        Func<WorkspaceSettings, WorkspaceSettings> change, string? shown, string? password, CancellationToken cancellationToken)
    {
        if (await ProveAsync(password, cancellationToken) is { } fault)
        {
            return await ShowAsync(fault, cancellationToken);
        }

        try
        {
            await desk.ChangeAsync(Me.AsCaller(), SettingsDesk.Unchanged(shown, change), cancellationToken);
            return Done("Saved: from the next request on members see what you chose.", Here);
        }
        catch (SettingsRefusedException e)
        {
            return await ShowAsync(e.Message, cancellationToken);
        }
    }

    private async Task<IActionResult> ShowAsync(string? fault, CancellationToken cancellationToken)
    {
        var settings = await desk.ReadAsync(Me.Member, cancellationToken);
        Access = new RecordAccess(settings, crm);
        (IsDefault, Shown) = (settings is { RecordKinds: null, RecordFields: null }, settings.Fingerprint());
        try
        {
            Choices = [.. (await crm.ListFieldsAsync(cancellationToken))
                .SelectMany(kind => kind.Value, (kind, field) => (Kind: kind.Key, Field: field))
                .GroupBy(one => one.Field.Id, one => (one.Kind, one.Field.Name))
                .Select(Choice)];
            return fault is null ? Page() : Refuse(fault);
        }
        catch (CrmFailedException)
        {
            return Refuse(StatusCodes.Status502BadGateway, $"{crm.DisplayName} does not say which fields it has, so there is nothing to choose from. Try again later.");
        }
    }

    private FieldChoice Choice(IGrouping<string, (RecordKind Kind, string Label)> field)
    {
        var kinds = field.Select(one => one.Kind).Distinct().ToList();
        return new FieldChoice(
            field.Key,
            field.First().Label,
            kinds.Count == crm.Kinds.Count ? "" : string.Join(", ", kinds.Select(WordsOf)),
            field.Key == Name);
    }
}
