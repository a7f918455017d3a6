using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>A member's own trail; an administrator reads anybody's. Neither holds content.</summary>
internal sealed class AuditPage(IStore store, MemberExit members) : WebPage
{
    private const int PageSize = 50;

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public string Whose { get; private set; } = "";

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    public long? Next { get; private set; }

    /// <value>Where the trail begins, on its last page, once old entries are gone.</value>
    public AuditCut? Cut { get; private set; }

    /// <summary>A client's token by the start of its id; the rest in words.</summary>
    public static string ActorOf(AuditRow row) => row.TokenId.Split(':') switch
    {
        ["web", ..] => "web app",
        ["admin", ..] => "administrator",
        [var token] when token.Length > 8 => token[..8],
        _ => row.TokenId,
    };

    public async Task<IActionResult> OnGetAsync(string? member, long? before, CancellationToken cancellationToken)
    {
        Members = Me.IsAdministrator ? await members.ListMembersAsync(Me.Member.Workspace, cancellationToken) : [];
        Whose = member ?? Me.Member.Member;
        if (Whose != Me.Member.Member && Members.All(known => known.MemberId != Whose))
        {
            return NotFound();
        }

        var scope = Me.Member with { Member = Whose };
        var arguments = new { scope.Workspace, scope.Member, Before = before ?? long.MaxValue, Limit = PageSize + 1 };
        var (rows, cut) = await store.ReadAsync(
            StoreRole.Of(scope),
            session => (session.Query<AuditRow>("audit.latest", arguments), session.Find<AuditCut>("audit.cut", scope)),
            cancellationToken);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Rows[^1].Seq : null;
        Cut = Next is null ? cut : null;
        return Page();
    }
}
