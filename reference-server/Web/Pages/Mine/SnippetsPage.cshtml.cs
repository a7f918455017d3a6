using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>Saved texts: the member's own, and the workspace's, which an administrator edits.</summary>
internal sealed class SnippetsPage(SnippetBook book) : WebPage
{
    public IReadOnlyList<SnippetShelf> Lists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lists =
    [
        new("mine", await book.ListOwnAsync(Me.Member, cancellationToken), MayEdit: true),
        new("workspace", await book.ListOfWorkspaceAsync(Me.Member, cancellationToken), Me.IsAdministrator),
    ];

    public Task<IActionResult> OnPostSaveAsync(
        [FromForm] string? whose, [FromForm] string? id, [FromForm] string? title, [FromForm] string? text, CancellationToken cancellationToken)
    {
        // A browser sends every line end as two characters.
        var lines = (text ?? "").ReplaceLineEndings("\n");
        return DoAsync(
            Me.AsCaller(),
            () => whose == "workspace"
                ? book.SaveForWorkspaceAsync(Me.AsCaller(), id, title ?? "", lines, cancellationToken)
                : book.SaveAsync(Me.AsCaller(), id, title ?? "", lines, cancellationToken),
            "The snippet is saved.",
            "/snippets");
    }

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? whose, [FromForm] string? id, CancellationToken cancellationToken) =>
        DoAsync(
            Me.AsCaller(),
            () => whose == "workspace"
                ? book.RemoveForWorkspaceAsync(Me.AsCaller(), id ?? "", cancellationToken)
                : book.RemoveAsync(Me.AsCaller(), id ?? "", cancellationToken),
            "The snippet is gone.",
            "/snippets");
}
