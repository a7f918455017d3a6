using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>Chats that may not be captured: the member's list, and the workspace's, which an administrator edits.</summary>
internal sealed class NeverCapturePage(NeverCaptureList list, ServerOptions options) : WebPage
{
    public IReadOnlyList<NeverCaptureShelf> Lists { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Channels => options.ChannelLabels;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lists =
    [
        new("mine", await list.ListAsync(Me.Member, cancellationToken), MayEdit: true),
        new("workspace", await list.ListOfWorkspaceAsync(Me.Member, cancellationToken), Me.IsAdministrator),
    ];

    /// <remarks>Not named like one of its fields: the binder would take that field for the whole form.</remarks>
    public Task<IActionResult> OnPostAddAsync([FromForm] NeverCaptureForm typed, CancellationToken cancellationToken)
    {
        if (!KindWord.TryParse<ChannelKind>(typed.Channel, out var channel))
        {
            return Task.FromResult<IActionResult>(Complain("Choose a channel.", "/never-capture"));
        }

        var draft = new NeverCaptureDraft(typed.Form ?? "", channel, typed.Value ?? "", typed.Label ?? "");
        return DoAsync(
            Me.AsCaller(),
            () => typed.Whose == "workspace"
                ? list.AddForWorkspaceAsync(Me.AsCaller(), draft, cancellationToken)
                : list.AddAsync(Me.AsCaller(), draft, cancellationToken),
            "Added: nothing of that chat is taken from now on. What was sent before stays until you withdraw it.",
            "/never-capture");
    }

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? whose, [FromForm] string? entry, CancellationToken cancellationToken) =>
        DoAsync(
            Me.AsCaller(),
            () => whose == "workspace"
                ? list.RemoveForWorkspaceAsync(Me.AsCaller(), entry ?? "", cancellationToken)
                : list.RemoveAsync(Me.AsCaller(), entry ?? "", cancellationToken),
            "Removed from the list. The chat is as Private or Shared as it was.",
            "/never-capture");
}
