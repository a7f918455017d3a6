using System.Buffers.Text;
using X80.Contract.Kinds;
using X80.Contract.Ledgers;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Api;

/// <summary>The reads that need no click: session, snippets, ledger.</summary>
internal static class SessionApi
{
    public static void MapSession(this RouteGroupBuilder ext)
    {
        ext.MapGet(ExtRoutes.Session, GetSession).Answering<SessionInfo>();
        ext.MapGet(ExtRoutes.Snippets, GetSnippets).Answering<SnippetList>(Scope.Read);
        ext.MapGet(ExtRoutes.Ledger, GetLedgerAsync).Answering<LedgerPage>(Scope.Read);
    }

    private static IResult GetSession(HttpContext http, WorkspaceInfo workspace, ICrmConnector crm, Tagger tagger, ServerOptions options)
    {
        var caller = ExtRequests.CallerOf(http);
        var material = tagger.Tag("key-material", caller.Member.Workspace, caller.Member.Member);
        return Answer.Json(new SessionInfo
        {
            Contract = "1.0",
            Workspace = new NamedRef { Id = workspace.Id, Name = workspace.Name },
            Member = new NamedRef { Id = caller.Member.Member, Name = caller.MemberName },
            Crm = new CrmInfo { Name = crm.Name, DisplayName = crm.DisplayName },
            Scopes = caller.Scopes,
            Features = [],
            KeyMaterial = caller.Has(Scope.Capture) ? Base64Url.EncodeToString(material) : null,
            PrivacyChange = PrivacyAuthority.Client,
            Limits = ContractLimits.Version1,
            Packs = new PackPolicy { Minimum = new Dictionary<string, string>(), Revoked = [] },
            Labels = options.ChannelLabels,
        });
    }

    private static IResult GetSnippets() => Answer.Json(new SnippetList { Items = [] });

    private static async Task<IResult> GetLedgerAsync(HttpContext http, IStore store, string? after, CancellationToken cancellationToken)
    {
        var member = ExtRequests.CallerOf(http).Member;
        var arguments = new { member.Workspace, member.Member, After = Paging.Number(after), Limit = Paging.Most + 1 };
        var rows = await store.ReadAsync(StoreRole.Of(member), session => session.Query<AuditRow>("audit.page", arguments), cancellationToken);
        return Answer.Json(new LedgerPage
        {
            Items = [.. rows.Take(Paging.Most).Select(LedgerLine.Of)],
            Next = rows.Count > Paging.Most ? $"{rows[Paging.Most - 1].Seq}" : null,
        });
    }
}
