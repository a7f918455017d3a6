using Dapper;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>An administrator chooses another CRM in the web app: no restart, links kept apart, and what has begun ends with the former one.</summary>
public sealed class ChosenCrmTests : IAsyncLifetime
{
    private readonly AttioBench attio = new();
    private readonly AffinityBench affinity = new();
    private readonly RemoteCrmServer server;
    private readonly string name = CrmBench.NewName();

    public ChosenCrmTests() => server = new RemoteCrmServer(CrmName.Attio, (CrmName.Attio, attio.Address), (CrmName.Affinity, affinity.Address));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    [Fact]
    public async Task A_request_that_has_begun_ends_with_the_former_crm_and_the_next_one_goes_to_the_new_one()
    {
        using var browser = await server.SetUpAsync(Cancel);
        using var member = await server.JoinAsync("Mara Field", Cancel);
        (await SaveAsync(browser, attio)).Expect(302);
        var (here, there) = (await attio.AddPersonAsync(name, CrmBench.NewPhone()), await affinity.AddPersonAsync(name, CrmBench.NewPhone()));
        var conversation = await member.OpenAsync();
        await LinkAsync(member, conversation, here.Id.Value);
        await member.SetSharedAsync(conversation);
        var first = Wire.Message("first");
        (await member.SyncAsync(conversation, first)).Expect(200);
        var (reached, goOn) = Hold(attio, "PATCH /v2/notes/");

        var syncing = member.SyncAsync(conversation, first, Wire.Message("second"));
        await reached;
        var unkeyed = await ChooseAsync(browser, "affinity");
        (await SaveAsync(browser, affinity)).Expect(302);
        (await ChooseAsync(browser, "affinity")).Expect(302);
        var crm = await CrmAsync(member);
        goOn.SetResult();
        var done = (await syncing).Expect(200).Json["conversation"]!;

        Assert.Equal(400, unkeyed.Status);
        Assert.Contains("No key is stored for Affinity", unkeyed.Body, StringComparison.Ordinal);
        Assert.Equal("affinity", crm);
        Assert.Equal(("attio", here.Id.Value), (done["crm"]!.GetValue<string>(), done["link"]!["recordId"]!.GetValue<string>()));
        Assert.Contains("second", Assert.Single(attio.TextsOn(here)).Body, StringComparison.Ordinal);
        Assert.Empty(affinity.TextsOn(there));
        Assert.Null((await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["link"]);
        (await member.SyncAsync(conversation, first)).ExpectProblem(409, "not-linked");
        await LinkAsync(member, conversation, there.Id.Value);
        (await member.SyncAsync(conversation, first)).Expect(200);
        Assert.Contains("second", Assert.Single(affinity.TextsOn(there)).Body, StringComparison.Ordinal);
        Assert.Empty(attio.TextsOn(here));
    }

    [Fact]
    public async Task What_another_replica_chose_is_followed_within_seconds_and_only_an_administrator_with_the_password_chooses()
    {
        using var browser = await server.SetUpAsync(Cancel);
        using var colleague = await server.InviteAsync(browser, "Bo Rey", "bo@example.com");
        using var member = await server.JoinAsync("Mara Field", Cancel);
        server.Time.Advance(TimeSpan.FromMinutes(6));

        var theirs = await colleague.GetAsync("/settings/crm");
        var unproved = await browser.SubmitAsync("/settings/crm", "Use this CRM", ("crm", "embedded"), ("password", "wrong"));
        var strange = await ChooseAsync(browser, "elsewhere");
        var before = await CrmAsync(member);
        (await ChooseAsync(browser, "embedded")).Expect(302);
        var chosen = await CrmAsync(member);
        using (var raw = server.Database.OpenRaw())
        {
            await raw.ExecuteAsync("update workspace_settings set crm = null");
        }

        var soon = await CrmAsync(member);
        server.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal((403, 400, 404), (theirs.Status, unproved.Status, strange.Status));
        Assert.Equal(("attio", "embedded", "embedded", "attio"), (before, chosen, soon, await CrmAsync(member)));
    }

    /// <summary>Else it would answer for itself, and not for the CRM that was chosen.</summary>
    [Fact]
    public void The_chosen_crm_answers_for_every_member_of_a_connector_also_for_those_that_have_a_default()
    {
        var map = typeof(WorkspaceCrm).GetInterfaceMap(typeof(ICrmConnector));

        Assert.Contains(map.InterfaceMethods, method => !method.IsAbstract);
        Assert.All(map.TargetMethods, method => Assert.Equal(typeof(WorkspaceCrm), method.DeclaringType));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await attio.DisposeAsync();
        await affinity.DisposeAsync();
    }

    /// <summary>Holds one request of Attio's back until it may go on.</summary>
    private static (Task Reached, TaskCompletionSource GoOn) Hold(AttioBench bench, string start)
    {
        var (reached, goOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        bench.Attio.Seen += (method, path, _) =>
        {
            if ($"{method} {path}".StartsWith(start, StringComparison.Ordinal) && reached.TrySetResult())
            {
                goOn.Task.Wait(TimeSpan.FromSeconds(8), CancellationToken.None);
            }
        };
        return (reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel), goOn);
    }

    private static async Task<string> CrmAsync(TestMember member) =>
        (await member.GetAsync("session")).Expect(200).Json["crm"]!["name"]!.GetValue<string>();

    private static async Task LinkAsync(TestMember member, string conversation, string record)
    {
        var link = new System.Text.Json.Nodes.JsonObject { ["kind"] = "person", ["recordId"] = record };
        (await member.PutAsync($"conversations/{conversation}/link", await member.ConsentAsync(conversation, "link", link))).Expect(200);
    }

    private static Task<WireAnswer> SaveAsync(TestBrowser browser, RemoteBench bench) =>
        browser.SubmitAsync("/settings/crm", "Try it and save", ("crm", bench.Name.Value), ("key", bench.Key), ("password", ServerFixture.Password));

    private static Task<WireAnswer> ChooseAsync(TestBrowser browser, string crm) =>
        browser.SubmitAsync("/settings/crm", "Use this CRM", ("crm", crm), ("password", ServerFixture.Password));
}
