using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.Contract.Ids;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>The member's own act on one conversation: capture it in spite of a list or the other side's wish (GATE-16).</summary>
internal sealed class OverridePage(NeverCaptureList list, SettingsDesk desk) : WebPage
{
    private ExclusionState state = null!;
    private WorkspaceSettings settings = null!;

    [FromRoute]
    public string Id { get; set; } = "";

    public IReadOnlyList<OverrideRow> Held => state.Overrides;

    /// <summary>Reasons that the workspace permits to override, and that are not overridden yet.</summary>
    public IReadOnlyList<string> Open => [.. NeverCaptureReason.All.Where(settings.Overridable.Contains).Except(Held.Select(held => held.What))];

    public string ListedWords => (state.Scopes.Contains("member"), state.Scopes.Contains("workspace")) switch
    {
        (true, true) => "This chat stands on your never-capture list and on the workspace's.",
        (true, false) => "This chat stands on your never-capture list. You can also remove it there.",
        (false, true) => "This chat stands on the workspace's never-capture list.",
        _ => "This chat stands on no never-capture list.",
    };

    private string Here => $"/conversations/{Id}/never-capture";

    private ConversationId Conversation => ConversationId.Parse(Id);

    /// <summary>Before every handler: the conversation is the member's own, or there is nothing here.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (ConversationId.TryParse(Id, out var id) && await list.FindStateAsync(Me.Member, id, HttpContext.RequestAborted) is { } found)
        {
            (state, settings) = (found, await desk.ReadAsync(Me.Member, HttpContext.RequestAborted));
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public async Task<IActionResult> OnPostOverrideAsync([FromForm] string? reason, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var fault = NeverCaptureReason.All.Contains(reason) ? await ProveAsync(password, cancellationToken) : "Choose what you override.";
        return fault is not null
            ? Complain(fault, Here)
            : await DoAsync(
                Me.AsCaller(),
                () => list.OverrideAsync(Me.AsCaller(), Conversation, reason!, cancellationToken),
                "Overridden for this conversation. It is as Private or Shared as it was.",
                Here);
    }

    public async Task<IActionResult> OnPostTakeBackAsync([FromForm] string? reason, CancellationToken cancellationToken) =>
        NeverCaptureReason.All.Contains(reason)
            ? await DoAsync(
                Me.AsCaller(), () => list.EndOverrideAsync(Me.AsCaller(), Conversation, reason!, cancellationToken), "Taken back: the rule holds again.", Here)
            : Complain("Choose what you take back.", Here);
}
