using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Embedded;

/// <summary>The stages of a workspace: set, renamed and left out by an administrator, used by everybody.</summary>
public sealed class StagesTests(AdministeredServer server) : IClassFixture<AdministeredServer>
{
    private const string Stages = "/settings/stages";

    [Fact]
    public async Task A_deal_goes_through_the_workspaces_own_stages_and_follows_one_that_is_renamed()
    {
        (await server.Ada.SubmitAsync(Stages, "Save the stages of deals", ("stages", "Sampled\n Ordered \nPaid"))).Expect(302);
        (await server.Ada.SubmitAsync("/records/person/person-ana-lima", "Add the deal", ("name", "Beans"))).Expect(302);
        var deal = TestBrowser.Parse(await server.Ada.GetAsync("/records/person/person-ana-lima")).QuerySelector("section[aria-labelledby=deals] a")!.GetAttribute("href")!;
        Assert.Contains("Sampled", (await server.Ada.GetAsync(deal)).Body, StringComparison.Ordinal);
        (await server.Ada.SubmitAsync(deal, "Save", ("now-stage", "Ordered"))).Expect(302);
        Assert.Contains("Saved: Stage.", (await server.Ada.GetAsync(deal)).Body, StringComparison.Ordinal);

        (await server.Ada.SubmitAsync(Stages, "Rename a stage of deals", ("was", "Ordered"), ("name", "Shipped"))).Expect(302);
        (await server.Ada.SubmitAsync(Stages, "Save the stages of deals", ("stages", "Sampled\nPaid"))).Expect(302);

        var page = TestBrowser.Parse((await server.Ada.GetAsync(Stages)).Expect(200));
        Assert.Contains("1 record is at Shipped. Move them, or rename the stage.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Sampled\nShipped\nPaid", page.QuerySelector("section[aria-labelledby=deal] textarea")!.TextContent);
        Assert.Contains("Shipped", (await server.Ada.GetAsync(deal)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Status", (await server.Ada.GetAsync("/settings/fields")).Expect(200).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1 to 30 stages")]
    [InlineData("New\nnew", "a name of its own")]
    [InlineData("Asleep", "Nothing was saved: ")]
    public async Task Stages_that_cannot_be_are_refused_and_nothing_is_changed(string stages, string why)
    {
        (await server.Ada.SubmitAsync(Stages, "Save the stages of companies", ("stages", stages))).Expect(302);

        var page = TestBrowser.Parse((await server.Ada.GetAsync(Stages)).Expect(200));
        Assert.Contains(why, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Lead\nQualified\n", page.QuerySelector("section[aria-labelledby=company] textarea")!.TextContent, StringComparison.Ordinal);
    }
}
