using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>What a remote CRM has not deleted yet is called owed on every page that withdraws, until it is done (GATE-6).</summary>
public sealed class OwedPagesTests : IAsyncLifetime
{
    private const string Erased = "Withdrawn: all that was sent is erased.";
    private const string Owed = "Still to be deleted in the CRM: 1 note.";
    private readonly RemoteServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_members_own_page_says_owed_until_the_crm_has_deleted_it()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await SentAsync(client);
        var page = $"/conversations/{conversation}";
        server.Crm.Mood = (request, _) => Task.FromResult(request == "delete" ? StandInMood.IsDown : StandInMood.Well);

        (await ada.SubmitAsync(page, "Withdraw", ("sure", "yes"))).Expect(302);

        var told = (await ada.GetAsync(page)).Expect(200).Body;
        Assert.Contains(Owed, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Erased, told, StringComparison.Ordinal);
        Assert.Equal("1 note", Held(await ada.GetAsync(page)));
        await SettleAsync();
        Assert.Null(Held(await ada.GetAsync(page)));
    }

    [Fact]
    public async Task A_crm_that_deletes_at_once_is_told_as_erased()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var page = $"/conversations/{await SentAsync(client)}";

        (await ada.SubmitAsync(page, "Withdraw", ("sure", "yes"))).Expect(302);

        var told = (await ada.GetAsync(page)).Expect(200);
        Assert.Contains(Erased, told.Body, StringComparison.Ordinal);
        Assert.Null(Held(told));
    }

    [Fact]
    public async Task An_administrators_pages_of_a_member_and_of_a_record_say_owed_too()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        using var client = await ClientOfAsync(mara);
        await SentAsync(client);
        await SentAsync(client, "title:Bruno Costa");
        var member = TestBrowser.Parse(await ada.GetAsync("/members")).QuerySelectorAll("th a")
            .Single(link => link.TextContent == "Mara Field").GetAttribute("href")!;
        const string Record = "/records/person/person-ana-lima/held";
        server.Crm.Mood = (request, _) => Task.FromResult(request == "delete" ? StandInMood.IsDown : StandInMood.Well);

        (await ada.SubmitAsync(member, "Withdraw")).Expect(302);
        var told = (await ada.GetAsync(member)).Expect(200).Body;
        Assert.Contains(Owed, told, StringComparison.Ordinal);
        Assert.Contains("copies in the CRM still to be deleted", told, StringComparison.Ordinal);

        (await ada.SubmitAsync(Record, "Withdraw all", ("sure", "yes"))).Expect(302);
        var record = (await ada.GetAsync(Record)).Expect(200);
        Assert.Contains("Still to be deleted in the CRM: 2 notes.", record.Body, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], Column(record));
        await SettleAsync();
        Assert.All(Column(await ada.GetAsync(Record)), cell => Assert.Equal("nothing", cell));
        Assert.DoesNotContain("copies in the CRM", (await ada.GetAsync(member)).Body, StringComparison.Ordinal);
    }

    private static string? Held(WireAnswer page) =>
        TestBrowser.Parse(page).QuerySelectorAll("dl div")
            .SingleOrDefault(line => line.QuerySelector("dt")!.TextContent == "Still to be deleted in the CRM")?.QuerySelector("dd")!.TextContent;

    private static IEnumerable<string> Column(WireAnswer page) =>
        TestBrowser.Parse(page).QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent.Trim());

    private static async Task<string> SentAsync(TestMember client, string anchor = "title:Ana Lima")
    {
        var conversation = await client.OpenSharedAsync(anchor);
        (await client.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        return conversation;
    }

    private async Task SettleAsync()
    {
        server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);
        await server.SettleAsync();
    }

    private async Task<TestMember> ClientOfAsync(TestBrowser browser)
    {
        var page = (await browser.SubmitAsync("/tokens", "Make a token")).Expect(200);
        return new TestMember(server.Address, TestBrowser.Parse(page).QuerySelector(".secret")!.TextContent, server.Time);
    }
}
