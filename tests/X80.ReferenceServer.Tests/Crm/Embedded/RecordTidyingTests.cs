using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Embedded;

/// <summary>Records that are merged and deleted: links, notes and activities follow, and none is lost without a word.</summary>
public sealed class RecordTidyingTests(AdministeredServer server) : IClassFixture<AdministeredServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merged_record_means_the_other_one_for_links_notes_activities_and_deals_and_what_is_lost_is_said_before()
    {
        using var member = await server.Server.JoinAsync("Mara Field", Cancel);
        var (conversation, message) = (await member.OpenAsync("title:merged"), Wire.Message("the green crates"));
        await member.LinkAsync(conversation, "person-dana-cole");
        await member.SetSharedAsync(conversation);
        (await member.SyncAsync(conversation, message)).Expect(200);
        (await server.Ada.SubmitAsync("/records/person/person-dana-cole", "Add the deal", ("name", "Crates"))).Expect(302);
        (await server.Ada.SubmitAsync("/records/person/person-teresa-prado", "Save", ("now-phone", ""))).Expect(302);

        var asked = (await server.Ada.GetAsync("/records/person/person-dana-cole/tidy?into=person-teresa-prado")).Expect(200);
        var words = TestBrowser.Parse(asked).QuerySelector("section[aria-labelledby=merge]")!.TextContent;
        Assert.Contains("Taken over: Phone +12025550190.", words, StringComparison.Ordinal);
        Assert.Contains("Email dana@cole.example, Stage Qualified.", words, StringComparison.Ordinal);
        (await server.Ada.SubmitAsync(asked, "/records/person/person-dana-cole/tidy", "Merge", ("sure", "yes"))).Expect(302);

        Assert.Equal("/records/person/person-teresa-prado", (await server.Ada.GetAsync("/records/person/person-dana-cole")).Expect(302).Location);
        var page = TestBrowser.Parse((await server.Ada.GetAsync("/records/person/person-teresa-prado")).Expect(200)).Body!.TextContent;
        Assert.Contains("the green crates", page, StringComparison.Ordinal);
        Assert.Contains("Crates", page, StringComparison.Ordinal);
        Assert.Contains("+12025550190", page, StringComparison.Ordinal);
        Assert.DoesNotContain("dana@cole.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Cole", (await server.Ada.GetAsync("/?q=cole")).Expect(200).Body, StringComparison.Ordinal);
        Assert.Contains("Mara Field", (await server.Ada.GetAsync("/records/person/person-teresa-prado/held")).Expect(200).Body, StringComparison.Ordinal);
        Assert.Contains("web merge records", (await server.Ada.GetAsync("/audit")).Expect(200).Body, StringComparison.Ordinal);

        var record = (await member.GetAsync("records/person/person-dana-cole")).Expect(200).Json;
        Assert.Equal(("person-dana-cole", "Teresa Prado"), (record["recordId"]!.GetValue<string>(), record["name"]!.GetValue<string>()));
        (await member.SyncAsync(conversation, message, Wire.Message("and the blue ones"))).Expect(200);
        Assert.Contains("and the blue ones", (await server.Ada.GetAsync("/records/person/person-teresa-prado")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_was_merged_twice_means_the_last_one()
    {
        await MergeAsync("person-lena-fuchs", "person-mina-okafor");
        await MergeAsync("person-mina-okafor", "person-ravi-shah");

        Assert.Equal("/records/person/person-ravi-shah", (await server.Ada.GetAsync("/records/person/person-lena-fuchs")).Expect(302).Location);
        Assert.Contains("Choose another record", await ComplaintAsync("person-ravi-shah", "Merge", ("into", "person-lena-fuchs"), ("sure", "yes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_with_a_note_is_not_deleted_and_one_without_leaves_people_and_conversations_behind()
    {
        using var member = await server.Server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync("title:deleted");
        await member.LinkAsync(conversation, "person-bruno-costa");
        await member.SetSharedAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        (await server.Ada.SubmitAsync("/records/person/person-bruno-costa", "Set the company", ("company", "Atlas Norte"))).Expect(302);

        var refused = await ComplaintAsync("person-bruno-costa", "Delete", ("sure", "yes"));
        (await server.Ada.SubmitAsync("/records/company/company-atlas-norte/tidy", "Delete", ("sure", "yes"))).Expect(302);

        Assert.Contains("notes or activities stand on it", refused, StringComparison.Ordinal);
        Assert.Equal(404, (await server.Ada.GetAsync("/records/company/company-atlas-norte")).Status);
        Assert.DoesNotContain("Atlas Norte", (await server.Ada.GetAsync("/records/person/person-bruno-costa")).Expect(200).Body, StringComparison.Ordinal);
        (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);
        (await server.Ada.SubmitAsync("/records/person/person-bruno-costa/tidy", "Delete", ("sure", "yes"))).Expect(302);
        Assert.Equal(404, (await member.GetAsync("records/person/person-bruno-costa")).Status);
        Assert.Equal("private", (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["privacy"]!.GetValue<string>());
        Assert.Contains("web delete record", (await server.Ada.GetAsync("/audit")).Expect(200).Body, StringComparison.Ordinal);
    }

    private async Task MergeAsync(string record, string into)
    {
        var page = $"/records/person/{record}/tidy";
        var asked = (await server.Ada.GetAsync($"{page}?into={into}")).Expect(200);
        (await server.Ada.SubmitAsync(asked, page, "Merge", ("sure", "yes"))).Expect(302);
    }

    /// <summary>Sends what the page itself would not offer.</summary>
    private async Task<string> ComplaintAsync(string record, string handler, params (string Name, string Value)[] fields)
    {
        var page = $"/records/person/{record}/tidy";
        var open = TestBrowser.Parse((await server.Ada.GetAsync($"{page}?into=person-jonas-berg")).Expect(200));
        var token = open.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await server.Ada.PostAsync(
            $"{page}?handler={handler}", [new("__RequestVerificationToken", token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))])).Expect(302);
        return (await server.Ada.GetAsync(page)).Expect(200).Body;
    }
}
