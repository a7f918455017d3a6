using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Api;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>One member as an administrator sees them: tokens and counts, never content.</summary>
internal sealed class MemberPage(MemberExit members, AccountDesk accounts, WebTokens tokens, ConversationLister lister, WebWrites writes) : WebPage
{
    private const int PageSize = 50;

    [FromRoute]
    public string Id { get; set; } = "";

    public MemberRow Member { get; private set; } = null!;

    public TokenTable Table { get; private set; } = null!;

    public IReadOnlyList<Conversation> Conversations { get; private set; } = [];

    public string? Next { get; private set; }

    private string Here => $"/members/{Id}";

    private Caller Acting => Me.ActingFor(Me.Member with { Member = Member.MemberId }, Member.Name);

    /// <summary>Before every handler: the member is one of this workspace, or there is nothing here.</summary>
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var known = await members.ListMembersAsync(Me.Member.Workspace, HttpContext.RequestAborted);
        if (known.FirstOrDefault(member => member.MemberId == Id) is { } found)
        {
            Member = found;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public Task OnGetAsync(string? after, CancellationToken cancellationToken) => LoadAsync(after, cancellationToken);

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] string? token, CancellationToken cancellationToken) =>
        await tokens.RevokeAsync(Acting, token ?? "", cancellationToken)
            ? Done("Revoked: nothing is accepted with it any more.", Here)
            : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm] string? conversation, [FromForm] string? key, CancellationToken cancellationToken) =>
        ConversationId.TryParse(conversation, out var id)
            ? await DoAsync(Acting, async () => WithdrawWords.Of(await writes.WithdrawAsync(Acting, id, key, cancellationToken)), Here)
            : NotFound();

    public async Task<IActionResult> OnPostRoleAsync([FromForm] string? role, [FromForm] string? password, CancellationToken cancellationToken)
    {
        var fault = AccountRole.IsKnown(role) ? await ProveAsync(password, cancellationToken) : "Choose a role.";
        return (fault ?? await accounts.SetRoleAsync(Acting, role!, cancellationToken)) is { } refused
            ? Complain(refused, Here)
            : Done($"{Apart(Member.Name)} is {(role == AccountRole.Administrator ? "an administrator" : "an ordinary member")} now.", Here);
    }

    public async Task<IActionResult> OnPostLeaveAsync([FromForm] string? password, [FromForm] string? sure, CancellationToken cancellationToken)
    {
        var fault = sure == "yes" ? await ProveAsync(password, cancellationToken) : "Tick the box first.";
        return (fault ?? await members.LeaveAsync(Acting, cancellationToken)) is { } refused
            ? Complain(refused, Here)
            : Done($"{Apart(Member.Name)} has left: tokens and sessions ended, conversations are Private.", Here);
    }

    private async Task LoadAsync(string? after, CancellationToken cancellationToken)
    {
        var scope = Me.Member with { Member = Id };
        Table = new TokenTable(await tokens.ListAsync(scope, cancellationToken), Time.GetUtcNow(), When);
        var page = await lister.PageAsync(scope, after, PageSize, ExtApi.AddressOf(HttpContext), cancellationToken);
        (Conversations, Next) = (page.Items, page.Next);
    }
}
