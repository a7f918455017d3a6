using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Background;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>The age that an administrator sets, from the form to what a member finds on their pages.</summary>
public sealed class RetentionPagesTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task What_is_older_than_the_setting_is_withdrawn_and_the_trail_says_where_it_begins()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        (await ada.SubmitAsync("/settings", "Save settings", ("RetentionMonths", "3"))).Expect(302);
        var token = TestBrowser.Parse((await mara.SubmitAsync("/tokens", "Make a token", ("password", RunningServer.Password))).Expect(200)).QuerySelector(".secret")!.TextContent;
        using var client = new TestMember(server.Address, token, server.Time);
        var conversation = await client.OpenSharedAsync();
        (await client.SyncAsync(conversation, Wire.Message("kept for three months"))).Expect(200);
        await server.Services.GetRequiredService<HeadSigner>().SignAsync(Cancel);

        await SweepAfterAsync(days: 80);
        Assert.Equal("1", await SentAsync(mara));
        Assert.DoesNotContain("The trail begins here", (await mara.GetAsync("/audit")).Body, StringComparison.Ordinal);
        Assert.Contains("kept for three months", (await mara.GetAsync("/records/person/person-ana-lima")).Body, StringComparison.Ordinal);

        await SweepAfterAsync(days: 15);
        Assert.Equal("0", await SentAsync(mara));
        Assert.DoesNotContain("kept for three months", (await mara.GetAsync("/records/person/person-ana-lima")).Body, StringComparison.Ordinal);
        var trail = (await mara.GetAsync("/audit")).Expect(200).Body;
        Assert.Contains("<td>retention</td>", trail, StringComparison.Ordinal);
        Assert.Matches("The trail begins here: the entries up to number [0-9]+ were deleted on 26 Feb 2027", trail);
    }

    private async Task SweepAfterAsync(int days)
    {
        server.Time.AdjustTime(server.Time.GetUtcNow().AddDays(days));
        await server.Services.GetRequiredService<Sweeper>().RunAsync(Cancel);
        await server.Services.GetRequiredService<SegmentSweep>().RunAsync(Cancel);
    }

    /// <returns>How many messages the first of the member's conversations has sent, as the page says it.</returns>
    private static async Task<string> SentAsync(TestBrowser browser)
    {
        (await browser.SubmitAsync("/sign-in", "Sign in", ("login", "mara"), ("password", RunningServer.Password))).Expect(302);
        return TestBrowser.Parse((await browser.GetAsync("/conversations")).Expect(200)).QuerySelector("tbody tr td:nth-of-type(2)")!.TextContent;
    }
}
