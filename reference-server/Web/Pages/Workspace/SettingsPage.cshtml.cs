using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>What an administrator decides for the workspace.</summary>
internal sealed class SettingsPage(SettingsDesk desk) : WebPage
{
    public SettingsForm Form { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Form = SettingsForm.Of(await desk.ReadAsync(Me.Member, cancellationToken));

    public async Task<IActionResult> OnPostAsync([FromForm] SettingsForm form, [FromForm] string? password, CancellationToken cancellationToken)
    {
        Form = form;
        if (await ProveAsync(password, cancellationToken) is { } fault)
        {
            return Refuse(fault);
        }

        try
        {
            await desk.ChangeAsync(Me.AsCaller(), SettingsDesk.Unchanged(form.Shown, form.ApplyTo), cancellationToken);
            return Done("The settings are saved.", "/settings");
        }
        catch (SettingsRefusedException e)
        {
            return Refuse(e.Message);
        }
    }
}
