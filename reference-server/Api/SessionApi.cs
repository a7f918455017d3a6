using X80.Contract.Kinds;
using X80.Contract.Ledgers;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Api;

/// <summary>The reads that need no click: session, snippets, ledger.</summary>
internal static class SessionApi
{
    // A session is asked for as a window opens: of a CRM that does not answer soon it names no host.
    private static readonly TimeSpan HostTime = TimeSpan.FromSeconds(3);

    public static void MapSession(this RouteGroupBuilder ext)
    {
        ext.MapGet(ExtRoutes.Session, GetSessionAsync).Answering<SessionInfo>();
        ext.MapGet(ExtRoutes.Snippets, GetSnippetsAsync).Answering<SnippetList>(Scope.Read);
        ext.MapGet(ExtRoutes.Ledger, GetLedgerAsync).Answering<LedgerPage>(Scope.Read);
    }

    private static async Task<IResult> GetSessionAsync(
        HttpContext http,
        WorkspaceInfo workspace,
        WorkspaceCrm crm,
        ConversationTags tags,
        SettingsDesk desk,
        ServerOptions options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var caller = ExtRequests.CallerOf(http);
        var settings = await desk.ReadAsync(caller.Member, cancellationToken);
        return Answer.Json(new SessionInfo
        {
            Contract = "1.0",
            Workspace = new NamedRef { Id = workspace.Id, Name = workspace.Name },
            Member = new NamedRef { Id = caller.Member.Member, Name = caller.MemberName },
            Crm = new CrmInfo { Name = crm.Name, DisplayName = crm.DisplayName, Host = await HostOfAsync(crm, time, cancellationToken) },
            Scopes = caller.Scopes,
            Features = [],
            KeyMaterial = caller.Has(Scope.Capture) ? tags.KeyMaterial(caller.Member) : null,
            PrivacyChange = settings.PrivacyChange,
            Limits = ContractLimits.Version1,
            Packs = new PackPolicy
            {
                Minimum = settings.PacksMinimum.ToDictionary(SettingsRules.PackId, SettingsRules.PackVersion),
                Revoked = settings.PacksRevoked,
            },
            Labels = options.ChannelLabels,
        });
    }

    private static async Task<string?> HostOfAsync(ICrmConnector crm, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(HostTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await crm.FindHostAsync(either.Token);
        }
        catch (Exception e) when (e is CrmFailedException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<IResult> GetSnippetsAsync(HttpContext http, SnippetBook snippets, CancellationToken cancellationToken) =>
        Answer.Json(new SnippetList { Items = await snippets.ListAsync(ExtRequests.CallerOf(http).Member, cancellationToken) });

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
