using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Policy;

/// <summary>CRM-10: what an administrator did not allow is not read, searched or edited; and no token reads the CRM out.</summary>
public sealed class RecordAccessTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_that_is_not_allowed_is_neither_shown_nor_searched_nor_matched()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await SetAsync(member, settings => settings with { RecordFields = ["name", "stage"] });
        var envelope = new JsonObject { ["channel"] = "whatsapp", ["key"] = ConversationId.NewRandom().Value, ["phone"] = "+5511999990101" };

        var record = (await member.GetAsync("records/person/person-ana-lima")).Expect(200).Json;
        var byMail = (await member.PostAsync("records/search", new JsonObject { ["query"] = "alvorada.example" })).Expect(200).Json;
        var byNumber = (await member.PostAsync("conversations", await member.ConsentAsync(null, "suggest", envelope))).Expect(200).Json;
        var byName = (await member.PostAsync("records/search", new JsonObject { ["query"] = "ana" })).Expect(200).Json;
        var created = await member.PostAsync(
            "records", await member.ConsentAsync(null, "create", new JsonObject { ["kind"] = "person", ["name"] = "Nia", ["phone"] = "+4930555099" }));

        Assert.Equal(["name", "stage"], record["fields"]!.AsArray().Select(field => field!["key"]!.GetValue<string>()));
        Assert.Empty(byMail["items"]!.AsArray());
        Assert.Empty(byNumber["suggestions"]!.AsArray());
        Assert.DoesNotContain("alvorada.example", byName.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEmpty(byName["items"]!.AsArray());
        created.ExpectProblem(400, "malformed");
        Assert.Contains("write: phone. Create the record without that, or ask an administrator", created.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_is_not_allowed_looks_like_one_that_does_not_exist()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await SetAsync(member, settings => settings with { RecordKinds = ["company"] });
        var link = await member.ConsentAsync(conversation, "link", new JsonObject { ["kind"] = "person", ["recordId"] = "person-ana-lima" });

        (await member.GetAsync("records/person/person-ana-lima")).ExpectProblem(404, "not-found");
        (await member.GetAsync("records/person/person-ana-lima/activities")).ExpectProblem(404, "not-found");
        (await member.PutAsync($"conversations/{conversation}/link", link)).ExpectProblem(404, "not-found");
        (await member.GetAsync("records/company/company-kestrel")).Expect(200);
        var hits = (await member.PostAsync("records/search", new JsonObject { ["query"] = "al" })).Expect(200).Json["items"]!.AsArray();
        Assert.All(hits, hit => Assert.Equal("company", hit!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_thirty_first_search_of_a_minute_waits_and_another_token_does_not()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var other = await server.JoinAsync("Otto Reich", Cancel);
        var search = new JsonObject { ["query"] = "ana" };
        for (var i = 0; i < 30; i++)
        {
            (await member.PostAsync("records/search", search)).Expect(200);
        }

        var refused = await member.PostAsync("records/search", search);

        refused.ExpectProblem(429, "rate-limited");
        Assert.Contains("Retry-After: 60", refused.Headers, StringComparison.Ordinal);
        (await other.PostAsync("records/search", search)).Expect(200);
        server.Time.Advance(TimeSpan.FromSeconds(60));
        (await member.PostAsync("records/search", search)).Expect(200);
    }

    [Fact]
    public async Task A_record_too_many_waits_while_those_opened_before_stay_open()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await SetAsync(member, settings => settings with { RecordsADay = 2 });
        (await member.GetAsync("records/person/person-ana-lima")).Expect(200);
        (await member.GetAsync("records/person/person-does-not-exist")).ExpectProblem(404, "not-found");

        var refused = await member.GetAsync("records/person/person-jonas-berg");

        refused.ExpectProblem(429, "rate-limited");
        Assert.Contains("Retry-After: 86400", refused.Headers, StringComparison.Ordinal);
        (await member.GetAsync("records/person/person-ana-lima/activities")).Expect(200);
        server.Time.Advance(TimeSpan.FromHours(24));
        (await member.GetAsync("records/person/person-jonas-berg")).Expect(200);
    }

    public async ValueTask DisposeAsync()
    {
        using var member = await server.JoinAsync("Administrator", CancellationToken.None);
        await SetAsync(member, _ => WorkspaceSettings.Default);
    }

    private async Task SetAsync(TestMember member, Func<WorkspaceSettings, WorkspaceSettings> change) =>
        await server.Services.GetRequiredService<SettingsDesk>().ChangeAsync(await SignedIn.AdministratorAsync(member), change, CancellationToken.None);
}
