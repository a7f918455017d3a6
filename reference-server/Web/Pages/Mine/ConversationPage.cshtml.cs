using Microsoft.AspNetCore.Mvc;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Api;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>One conversation of the member: what is held of it, and what its member decides.</summary>
internal sealed class ConversationPage(ConversationReader reader, WebWrites writes, IStore store) : WebPage
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Conversation Conversation { get; private set; } = null!;

    /// <summary>Copies in a CRM that are still to be deleted.</summary>
    public IReadOnlyList<OwedRow> Owed { get; private set; } = [];

    private string Here => $"/conversations/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostShareAsync([FromForm] ShownConversation shown, [FromForm] string? password, CancellationToken cancellationToken)
    {
        if (!ConversationId.TryParse(Id, out var id))
        {
            return NotFound();
        }

        return await ProveAsync(password, cancellationToken) is { } fault
            ? Complain(fault, Here)
            : await DoAsync(Me.AsCaller(), () => writes.ShareAsync(Me.AsCaller(), id, shown, cancellationToken), "This conversation is Shared.", Here);
    }

    public async Task<IActionResult> OnPostPrivateAsync([FromForm] string? key, CancellationToken cancellationToken) =>
        ConversationId.TryParse(Id, out var id)
            ? await DoAsync(
                Me.AsCaller(), () => writes.MakePrivateAsync(Me.AsCaller(), id, key, cancellationToken), "This conversation is Private.", Here)
            : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? key, [FromForm] string? sure, CancellationToken cancellationToken)
    {
        if (!ConversationId.TryParse(Id, out var id))
        {
            return NotFound();
        }

        return sure == "yes"
            ? await DoAsync(
                Me.AsCaller(), async () => WithdrawWords.Of(await writes.WithdrawAsync(Me.AsCaller(), id, key, cancellationToken)), Here)
            : Complain("Nothing was erased: tick the box first.", Here);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!ConversationId.TryParse(Id, out var id))
            {
                return false;
            }

            Conversation = await reader.ReadAsync(Me.Member, id, ExtApi.AddressOf(HttpContext), cancellationToken);
            Owed = await store.ReadAsync(StoreRole.Of(Me.Member), session => DeletionBook.Of(session, Me.Member, id), cancellationToken);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
