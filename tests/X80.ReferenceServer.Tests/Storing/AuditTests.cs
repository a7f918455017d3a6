using Dapper;
using Microsoft.AspNetCore.Http;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace X80.ReferenceServer.Tests.Storing;

public sealed class AuditTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_refusals_and_readings_leave_entries_without_content()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("secret words"))).Expect(200);
        await member.NoteAsync(conversation);
        await member.SetPrivateAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message("more secret words"))).ExpectProblem(403, "conversation-private");

        var ledger = (await member.GetAsync("ledger")).Expect(200);

        var lines = ledger.Json["items"]!.AsArray()
            .Select(item => $"{item!["route"]!.GetValue<string>().Split('/')[^1]} {item["allowed"]} {item["counts"] ?? item["reason"]}");
        Assert.Equal(
            [
                "conversations true ", "link true linked=1", "privacy true privacy=shared",
                "sync true accepted=1 duplicates=0 edited=0 withheld=0", "note true read=1", "privacy true privacy=private",
                "sync false conversation-private",
            ],
            lines);
        Assert.DoesNotContain("secret", ledger.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_hangs_up_while_it_is_refused_still_leaves_its_entry()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var gone = new CancellationTokenSource();
        var http = new DefaultHttpContext { RequestServices = server.Services, RequestAborted = gone.Token };
        (http.Request.Scheme, http.Request.Host) = ("http", new HostString("localhost"));
        http.Request.Headers.Authorization = $"Bearer {member.Token}";
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new ScopeRule()), "a route"));
        var filter = ActivatorUtilities.CreateInstance<ExtFilter>(server.Services);

        await filter.InvokeAsync(
            EndpointFilterInvocationContext.Create(http),
            async _ =>
            {
                await gone.CancelAsync();
                throw Refusal.ConversationPrivate();
            });

        var line = Assert.Single((await member.GetAsync("ledger")).Expect(200).Json["items"]!.AsArray())!;
        Assert.Equal("conversation-private", line["reason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_changed_or_missing_entry_breaks_the_chain_at_its_place()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await member.OpenSharedAsync();
        var id = (await member.GetAsync("session")).Json["member"]!["id"]!.GetValue<string>();
        Assert.Null(AuditTrail.FirstBroken(await ChainAsync(id)));

        using (var database = server.Database.OpenRaw())
        {
            database.Execute(TestDatabase.IsPostgres ? "drop trigger audit_only_grows on audit" : "drop trigger audit_never_changes");
            database.Execute("update audit set counts = 'linked=0' where member_id = @id and seq = 2", new { id });
        }

        Assert.Equal(2, AuditTrail.FirstBroken(await ChainAsync(id)));
        Assert.Equal(3, AuditTrail.FirstBroken([.. (await ChainAsync(id)).Where(row => row.Seq != 2)]));
    }

    private async Task<IReadOnlyList<AuditRow>> ChainAsync(string member)
    {
        var store = server.Services.GetRequiredService<IStore>();
        var workspace = await store.ReadAsync(StoreRole.Access, session => session.Find<Access.WorkspaceRow>("access.workspace")!.Id, Cancel);
        return await store.ReadAsync(StoreRole.Of(new MemberScope(workspace, member)), session => session.Query<AuditRow>("audit.chain", new { Workspace = workspace, Member = member }), Cancel);
    }
}
