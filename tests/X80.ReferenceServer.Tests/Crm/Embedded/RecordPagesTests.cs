using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Embedded;

/// <summary>The embedded CRM by its own pages: what a small team does there without a sidebar.</summary>
public sealed class RecordPagesTests(AdministeredServer server) : IClassFixture<AdministeredServer>
{
    private const string Ana = "/records/person/person-ana-lima";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_company_gets_a_deal_that_goes_through_stages()
    {
        var made = await server.Ada.SubmitAsync("/", "Create", ("kind", "company"), ("name", "Quill & Sons"));
        Assert.StartsWith("/records/company/", made.Expect(302).Location, StringComparison.Ordinal);
        (await server.Ada.SubmitAsync(made.Location!, "Add the deal", ("name", "Ten crates"))).Expect(302);
        var company = TestBrowser.Parse((await server.Ada.GetAsync(made.Location!)).Expect(200));
        var deal = company.QuerySelector("section[aria-labelledby=deals] a")!.GetAttribute("href")!;
        Assert.Contains("Lead", company.QuerySelector("section[aria-labelledby=deals]")!.TextContent, StringComparison.Ordinal);

        (await server.Ada.SubmitAsync(deal, "Save", ("now-stage", "Won"), ("now-nextStep", "2026-12-01"))).Expect(302);

        var page = (await server.Ada.GetAsync(deal)).Expect(200).Body;
        Assert.Contains("Saved: Stage, Next step.", page, StringComparison.Ordinal);
        Assert.Contains("Quill &amp; Sons</a>", page, StringComparison.Ordinal);
        Assert.Contains("Won", TestBrowser.Parse(await server.Ada.GetAsync(made.Location!)).QuerySelector("section[aria-labelledby=deals]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_the_workspaces_own_is_edited_found_by_seen_where_allowed_and_gone_with_what_stood_in_it()
    {
        (await server.Ada.SubmitAsync("/settings/fields", "Add", ("kind", "person"), ("label", "Blend"), ("type", "select"), ("choices", "Dark roast\nLight roast"))).Expect(302);
        await AllowAsync("phone", "email", "stage", "nextStep", "own-blend");
        (await server.Ada.SubmitAsync(Ana, "Save", ("now-own-blend", "Dark roast"))).Expect(302);
        Assert.Contains("Saved: Blend.", (await server.Ada.GetAsync(Ana)).Body, StringComparison.Ordinal);
        using var member = await server.Server.JoinAsync("Mara Field", Cancel);

        var record = (await member.GetAsync("records/person/person-ana-lima")).Expect(200).Json;
        var field = record["fields"]!.AsArray().Single(field => field!["key"]!.GetValue<string>() == "own-blend")!;
        Assert.Equal(("Dark roast", "select"), (field["value"]!.GetValue<string>(), field["kind"]!.GetValue<string>()));
        Assert.Contains("Ana Lima", (await server.Ada.GetAsync("/?q=dark+roast")).Body, StringComparison.Ordinal);
        await AllowAsync("phone", "email", "stage", "nextStep");
        Assert.DoesNotContain("Ana Lima", (await server.Ada.GetAsync("/?q=dark+roast")).Body, StringComparison.Ordinal);

        (await server.Ada.SubmitAsync("/settings/fields", "Remove", ("sure", "yes"))).Expect(302);
        using var raw = server.Server.Database.OpenRaw();
        using var count = raw.CreateCommand();
        count.CommandText = "select count(*) from crm_values";
        Assert.Equal(0L, count.ExecuteScalar());
    }

    [Fact]
    public async Task A_person_is_put_under_a_company_by_its_whole_name_and_taken_out_again()
    {
        (await server.Ada.SubmitAsync("/records/person/person-dana-cole", "Set the company", ("company", "Nord"))).Expect(302);
        Assert.Contains("There is no company of this name.", (await server.Ada.GetAsync("/account")).Body, StringComparison.Ordinal);
        (await server.Ada.SubmitAsync("/records/person/person-dana-cole", "Set the company", ("company", "Nordlicht Robotics"))).Expect(302);
        Assert.Contains("/records/company/company-nordlicht", (await server.Ada.GetAsync("/records/person/person-dana-cole")).Body, StringComparison.Ordinal);

        (await server.Ada.SubmitAsync("/records/person/person-dana-cole", "Set the company", ("company", ""))).Expect(302);

        Assert.DoesNotContain("company-nordlicht", (await server.Ada.GetAsync("/records/person/person-dana-cole")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_somebody_else_changed_meanwhile_is_left_and_said_and_a_value_that_does_not_fit_changes_nothing()
    {
        (await server.Ada.SubmitAsync(Ana, "Save", ("was-stage", "Proposal"), ("now-stage", "Customer"))).Expect(302);
        Assert.Contains("Not saved, since somebody else changed it meanwhile: Stage.", (await server.Ada.GetAsync(Ana)).Body, StringComparison.Ordinal);

        (await server.Ada.SubmitAsync(Ana, "Save", ("now-stage", "Asleep"), ("now-name", "Ana Maria"))).Expect(302);

        var page = (await server.Ada.GetAsync(Ana)).Expect(200).Body;
        Assert.Contains("Stage: one of Lead", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Maria", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_by_names_and_fields_and_never_by_what_a_note_says()
    {
        using var member = await server.Server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("see you at the xylophone"))).Expect(200);

        Assert.Contains("xylophone", (await server.Ada.GetAsync(Ana)).Body, StringComparison.Ordinal);
        Assert.Contains("Nothing is found", (await server.Ada.GetAsync("/?q=xylophone")).Expect(200).Body, StringComparison.Ordinal);
        Assert.Contains("Ana Lima", (await server.Ada.GetAsync("/?q=lima")).Expect(200).Body, StringComparison.Ordinal);
    }

    private async Task AllowAsync(params string[] fields) => (await server.Ada.SubmitAsync(
        "/settings/records",
        "Save",
        [.. fields.Select(field => ("field", field)), ("kind", "person"), ("kind", "company"), ("kind", "deal"), ("password", ServerFixture.Password)])).Expect(302);
}
