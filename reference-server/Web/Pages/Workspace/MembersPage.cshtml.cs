using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Accounts.Codes;

namespace X80.ReferenceServer.Web.Pages.Workspace;

/// <summary>Who belongs to the workspace, and who is invited.</summary>
internal sealed class MembersPage(MemberExit members, Invitations invitations) : WebPage
{
    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public IReadOnlyList<InvitationRow> Invitations { get; private set; } = [];

    /// <summary>Shown in the answer that made it, and never again.</summary>
    public string? Link { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostInviteAsync(
        [FromForm] string? name, [FromForm] string? role, [FromForm] string? password, CancellationToken cancellationToken)
    {
        string? fault = !Credentials.IsName(name) ? "Say the name of whom you invite, in 1 to 100 characters."
            : !AccountRole.IsKnown(role) ? "Choose a role."
            : await ProveAsync(password, cancellationToken);
        if (fault is null)
        {
            var code = await invitations.CreateAsync(Me, name!.Trim(), role!, cancellationToken);
            Link = $"{Request.Scheme}://{Request.Host}/join?code={code}";
        }

        await LoadAsync(cancellationToken);
        return fault is null ? Page() : Refuse(fault);
    }

    public async Task<IActionResult> OnPostTakeBackAsync([FromForm] string? invitation, CancellationToken cancellationToken)
    {
        await invitations.DropAsync(Me, invitation ?? "", cancellationToken);
        return Done("The invitation opens nothing any more.", "/members");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Members = await members.ListMembersAsync(Me.Member.Workspace, cancellationToken);
        Invitations = await invitations.ListAsync(cancellationToken);
    }
}
