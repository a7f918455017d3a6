using System.Net.Http.Headers;
using System.Text;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Embedded;

/// <summary>Records out of the embedded CRM and back into it, by the pages of an administrator.</summary>
public sealed class TablesTests(AdministeredServer server) : IClassFixture<AdministeredServer>
{
    [Fact]
    public async Task What_is_imported_is_exported_again_audited_with_formulas_quieted_and_taken_twice_changes_nothing()
    {
        var browser = server.Ada;
        (await browser.SubmitAsync("/settings/fields", "Add", ("kind", "company"), ("label", "Seats"), ("type", "number"))).Expect(302);
        var table = "Name,Domain,Stage,Seats\nQuarry & Sons,quarry.example,Lead,12\n\"=cmd|' /C calc'!A0\",,,\n";

        Assert.Contains("2 new, 0 changed, 0 as they were", await ImportAsync(browser, "company", table), StringComparison.Ordinal);
        Assert.Contains("0 new, 0 changed, 2 as they were", await ImportAsync(browser, "company", table), StringComparison.Ordinal);
        var exported = (await browser.SubmitAsync("/settings/tables", "Download", ("kind", "company"), ("password", ServerFixture.Password))).Expect(200).Body;
        var lines = exported.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var quarry = lines.Single(line => line.Contains("Quarry", StringComparison.Ordinal));

        Assert.Equal("Id,Name,Phone,Email,Domain,Stage,Next step,Seats", lines[0]);
        Assert.EndsWith(",Quarry & Sons,,,quarry.example,Lead,,12", quarry, StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains(",'=cmd|' /C calc'!A0,", StringComparison.Ordinal));
        Assert.Contains("0 new, 1 changed, 0 as they were", await ImportAsync(browser, "company", $"{lines[0]}\n{quarry.Replace(",12", ",13", StringComparison.Ordinal)}\n"), StringComparison.Ordinal);
        Assert.Contains("web export records", (await browser.GetAsync("/audit")).Expect(200).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Quarry", (await browser.GetAsync("/audit")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person", "Name,Colour\nEve,red\n", "The first line names what a person does not have")]
    [InlineData("person", "Phone\n+4930555099\n", "the name among them")]
    [InlineData("person", "Name,Email\nEve Rey,eve@rey.example\nBob,no mail\n", "Line 3: Email: a mail address.")]
    [InlineData("person", "Name,Next step\nEve Rey,tomorrow\n", "Line 2: Next step: a day as 2026-11-30.")]
    [InlineData("deal", "Name,Stage\nBeans,Asleep\n", "Line 2: Stage: one of Lead")]
    [InlineData("deal", "Name,Company\nBeans,Nobody Ltd\n", "Line 2: There is no company of the name")]
    [InlineData("person", "Id,Name\nnobody,Eve Rey\n", "Line 2: There is no record with this id")]
    [InlineData("person", "Name,Email\nEve Rey\n", "Line 2: It has another number of cells")]
    [InlineData("person", "Name\n\" \"\n", "Line 2: Name: 1 to 256 characters.")]
    public async Task A_table_with_a_fault_changes_nothing_and_the_line_is_named(string kind, string table, string words)
    {
        var browser = server.Ada;

        var answer = await ImportAsync(browser, kind, table);

        Assert.Contains("Nothing was imported.", answer, StringComparison.Ordinal);
        Assert.Contains(words, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve Rey", (await browser.GetAsync("/?q=Eve")).Expect(200).Body.Split("<form", 3)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deals_are_imported_with_the_names_of_their_person_and_company()
    {
        var browser = server.Ada;

        Assert.Contains("1 new", await ImportAsync(browser, "deal", "Name,Stage,Person,Company\nGreen beans,Negotiation,Ana Lima,Nordlicht Robotics\n"), StringComparison.Ordinal);

        var person = (await browser.GetAsync("/records/person/person-ana-lima")).Expect(200).Body;
        Assert.Contains("Green beans", person, StringComparison.Ordinal);
        Assert.Contains("Negotiation", person, StringComparison.Ordinal);
    }

    /// <returns>The page that comes after, in words.</returns>
    private static async Task<string> ImportAsync(TestBrowser browser, string kind, string table)
    {
        var page = TestBrowser.Parse((await browser.GetAsync("/settings/tables")).Expect(200));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(kind), "kind" }, { new StringContent(ServerFixture.Password), "password" },
        };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(table));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "table", "table.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/settings/tables?handler=Import") { Content = form };
        (await browser.SendAsync(request)).Expect(302);
        return TestBrowser.Parse((await browser.GetAsync("/settings/tables")).Expect(200)).QuerySelector("main")!.TextContent;
    }
}
