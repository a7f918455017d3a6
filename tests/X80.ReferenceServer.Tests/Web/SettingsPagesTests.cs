using System.Text.Json.Nodes;
using AngleSharp.Dom;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>What an administrator decides in the web app holds where it is asked: fields, time zone, and one form at a time.</summary>
public sealed class SettingsPagesTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Unless_an_administrator_chooses_a_member_sees_name_stage_and_next_step_alone()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var page = (await ada.GetAsync("/settings/records")).Expect(200);
        Assert.Equal(["Name", "Phone", "Email", "Domain", "Stage", "Next step", "Last contacted"], Ticked(page, "field"));

        (await PressAsync(ada, page, "Reset")).Expect(302);

        Assert.Equal(["Name", "Stage", "Next step", "Last contacted"], Ticked(await ada.GetAsync("/settings/records"), "field"));
        var record = (await client.GetAsync("records/person/person-ana-lima")).Expect(200).Json;
        Assert.Equal(["name", "stage", "nextStep"], record["fields"]!.AsArray().Select(field => field!["key"]!.GetValue<string>()));
        var seen = (await ada.GetAsync("/records/person/person-ana-lima")).Body + (await ada.GetAsync("/")).Body;
        Assert.DoesNotContain("alvorada.example", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("+5511999990101", seen, StringComparison.Ordinal);
        Assert.Contains("Phone", (await ada.GetAsync("/records/person/person-ana-lima/held")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_is_not_ticked_is_gone_for_members_and_an_administrator_still_finds_what_is_held()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        (await ada.SubmitAsync("/settings/records", "Save", ("kind", "company"), ("field", "stage"))).Expect(302);

        (await mara.GetAsync("/records/person/person-ana-lima")).Expect(404);
        Assert.DoesNotContain("Ana Lima", (await mara.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Contains("Nordlicht", (await mara.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal("/records/person/person-ana-lima/held", (await ada.GetAsync("/records/person/person-ana-lima")).Expect(302).Location);
        Assert.Equal(["Companies"], Ticked(await ada.GetAsync("/settings/records"), "kind"));
    }

    [Theory]
    [InlineData("/settings", "Save settings", "SharesADay", "7")]
    [InlineData("/settings/records", "Save", "field", "stage")]
    public async Task Of_two_forms_at_once_the_second_changes_nothing_and_says_so(string path, string button, string field, string value)
    {
        using var ada = await server.SetUpAsync(Cancel);
        var first = (await ada.GetAsync(path)).Expect(200);
        (await ada.SubmitAsync("/settings", "Save settings", ("PrivacyChange", "web"))).Expect(302);

        var second = await ada.SubmitAsync(first, path, button, ("PrivacyChange", "client"), (field, value));

        Assert.Equal(400, second.Status);
        Assert.Contains("changed since this page was loaded", second.Body, StringComparison.Ordinal);
        using var client = await ClientOfAsync(ada);
        Assert.Equal("web", (await client.GetAsync("session")).Json["privacyChange"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_time_zone_of_the_settings_is_the_one_of_notes_days_and_pages()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenSharedAsync();
        (await client.SyncAsync(conversation, Wire.Message("late"))).Expect(200);
        var edit = await client.ConsentToRecordAsync("edit", "person-ana-lima", new JsonObject
        {
            ["fields"] = new JsonObject { ["nextStep"] = "2026-12-01" },
            ["was"] = new JsonObject { ["nextStep"] = null },
        });
        (await client.PatchAsync("records/person/person-ana-lima", edit)).Expect(200);
        Assert.Contains("Times are Europe/Berlin.", await client.NoteAsync(conversation), StringComparison.Ordinal);
        Assert.Contains("23 Nov 2026, 10:00", (await ada.GetAsync("/audit")).Body, StringComparison.Ordinal);

        (await ada.SubmitAsync("/settings", "Save settings", ("TimeZone", "America/Los_Angeles"))).Expect(302);

        Assert.Contains("Times are America/Los_Angeles.", await client.NoteAsync(conversation), StringComparison.Ordinal);
        var audit = (await ada.GetAsync("/audit")).Body;
        Assert.Contains("23 Nov 2026, 01:00", audit, StringComparison.Ordinal);
        Assert.Contains("Times are America/Los_Angeles.", audit, StringComparison.Ordinal);
        var record = (await client.GetAsync("records/person/person-ana-lima")).Expect(200).Json;
        Assert.Equal("2026-12-01", record["fields"]!.AsArray().Single(field => field!["key"]!.GetValue<string>() == "nextStep")!["value"]!.GetValue<string>());
        Assert.StartsWith("2026-12-01T08:00:00", record["nextStepAt"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W. Europe Standard Time")]
    [InlineData("Europe/Atlantis")]
    [InlineData("../../etc/passwd")]
    public async Task A_time_zone_that_is_no_iana_name_is_refused(string zone)
    {
        using var ada = await server.SetUpAsync(Cancel);

        var answer = await ada.SubmitAsync("/settings", "Save settings", ("TimeZone", zone));

        Assert.Equal(400, answer.Status);
        Assert.Contains("A time zone is an IANA name", answer.Body, StringComparison.Ordinal);
    }

    private async Task<TestMember> ClientOfAsync(TestBrowser browser)
    {
        var page = await browser.SubmitAsync("/tokens", "Make a token", [.. ServerAdmin.AllScopes.Select(scope => ("scope", scope.Value))]);
        return new TestMember(server.Address, TestBrowser.Parse(page.Expect(200)).QuerySelector(".secret")!.TextContent, server.Time);
    }

    /// <summary>What the boxes of that name say that are ticked.</summary>
    private static IEnumerable<string> Ticked(WireAnswer page, string name) => TestBrowser.Parse(page).QuerySelectorAll($"input[name={name}][checked]")
        .Select(box => box.ParentElement!.ChildNodes.OfType<IText>().Aggregate("", (text, node) => text + node.TextContent).Trim());

    private static Task<WireAnswer> PressAsync(TestBrowser browser, WireAnswer page, string handler)
    {
        var document = TestBrowser.Parse(page);
        string Value(string name) => document.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!;
        return browser.PostAsync(
            $"/settings/records?handler={handler}",
            [new("shown", Value("shown")), new("__RequestVerificationToken", Value("__RequestVerificationToken"))]);
    }
}
