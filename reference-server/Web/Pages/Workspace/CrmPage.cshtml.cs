using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>Which CRM is the workspace's, and keys for CRMs: tried before they are stored, and never shown.</summary>
internal sealed class CrmPage(CrmKeyBook book, CrmDoors doors, CrmChoice choice, WorkspaceCrm own, IEnumerable<ICrmConnector> all, SettingsDesk desk) : WebPage
{
    private const string Here = "/settings/crm";
    private const int LongestKey = 500;

    public string Own => own.DisplayName;

    public string OwnName => own.Name.Value;

    /// <summary>Every CRM that can be chosen.</summary>
    public static IReadOnlyList<string> Names { get; } = [CrmName.Embedded.Value, .. CrmDoors.Names.Select(crm => crm.Value)];

    /// <summary>Each CRM that takes a key, and whether there is one.</summary>
    public IReadOnlyList<(string Name, bool HasKey)> Keys { get; private set; } = [];

    public string DisplayNameOf(string crm) => all.First(known => known.Name.Value == crm).DisplayName;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(
        [FromForm] string? crm, [FromForm] string? key, [FromForm] string? password, CancellationToken cancellationToken)
    {
        if (Named(crm) is not { } name)
        {
            return NotFound();
        }

        var fault = await ProveAsync(password, cancellationToken) ?? await FaultOfAsync(name, key?.Trim() ?? "", cancellationToken);
        if (fault is not null)
        {
            return await ShowAsync(fault, cancellationToken);
        }

        return await DoAsync(
            Me.AsCaller(),
            () => book.SaveAsync(Me.AsCaller(), name, key!.Trim(), cancellationToken),
            $"Saved: {DisplayNameOf(name.Value)} is reached with the new key from now on.",
            Here);
    }

    public async Task<IActionResult> OnPostForgetAsync([FromForm] string? crm, [FromForm] string? password, CancellationToken cancellationToken)
    {
        if (Named(crm) is not { } name)
        {
            return NotFound();
        }

        return await ProveAsync(password, cancellationToken) is { } fault
            ? await ShowAsync(fault, cancellationToken)
            : await DoAsync(Me.AsCaller(), () => book.ForgetAsync(Me.AsCaller(), name, cancellationToken), "Removed: no key is stored any more.", Here);
    }

    public async Task<IActionResult> OnPostChooseAsync([FromForm] string? crm, [FromForm] string? password, CancellationToken cancellationToken)
    {
        if (!Names.Contains(crm))
        {
            return NotFound();
        }

        var fault = await ProveAsync(password, cancellationToken) ?? await FaultOfStoredAsync(CrmName.Parse(crm!), cancellationToken);
        if (fault is not null)
        {
            return await ShowAsync(fault, cancellationToken);
        }

        return await DoAsync(
            Me.AsCaller(),
            async () =>
            {
                await desk.ChangeAsync(Me.AsCaller(), settings => settings with { CrmName = crm }, cancellationToken);
                choice.Forget();
            },
            $"Chosen: the workspace writes to {DisplayNameOf(crm!)} from now on.",
            Here);
    }

    private async Task<string?> FaultOfStoredAsync(CrmName crm, CancellationToken cancellationToken) =>
        crm == CrmName.Embedded ? null
        : await book.FindAsync(crm, cancellationToken) is { } key ? await FaultOfAsync(crm, key, cancellationToken)
        : $"No key is stored for {DisplayNameOf(crm.Value)}. Save one below, then choose it.";

    private static CrmName? Named(string? crm) => CrmDoors.Names.Where(known => known.Value == crm).Select(known => (CrmName?)known).FirstOrDefault();

    /// <returns>Why a key cannot be used; null when it can.</returns>
    private async Task<string?> FaultOfAsync(CrmName crm, string key, CancellationToken cancellationToken)
    {
        var name = DisplayNameOf(crm.Value);
        if (key.Length is 0 or > LongestKey || !key.All(letter => letter is > ' ' and <= '~'))
        {
            return "A key has no spaces and at most 500 characters. Copy it whole.";
        }

        try
        {
            var check = await doors.Open(crm, _ => ValueTask.FromResult<string?>(key)).CheckAsync(cancellationToken);
            return check.State switch
            {
                KeyState.Works => null,
                KeyState.Lacks => $"The key lacks what is needed: {string.Join(", ", check.Missing)}. Add it in {name}, then save the key again.",
                _ => $"{name} does not know this key. Make one there and copy it whole.",
            };
        }
        catch (CrmFailedException)
        {
            return $"{name} does not answer, so the key could not be tried and was not saved. Try again later.";
        }
    }

    private async Task<IActionResult> ShowAsync(string? fault, CancellationToken cancellationToken)
    {
        var keys = new List<(string, bool)>();
        foreach (var crm in CrmDoors.Names)
        {
            keys.Add((crm.Value, await book.FindAsync(crm, cancellationToken) is not null));
        }

        Keys = keys;
        return fault is null ? Page() : Refuse(fault);
    }
}
