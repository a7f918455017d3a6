using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>Every handler of every page, asked by nobody, a member and an administrator, with their own ids and with another's (WIRE-9, GATE-8).</summary>
public sealed class HandlerRuleTests(StaffedServer server) : IClassFixture<StaffedServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. HandlerRules.All.Keys];

    [Fact]
    public async Task Every_handler_has_a_rule_and_every_rule_a_handler()
    {
        var handlers = await PageHandlers.OfAsync(server.Services);

        Assert.Equal(handlers.Select(handler => handler.Name).Order(), HandlerRules.All.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_handler_answers_each_by_its_rule(string name)
    {
        var rule = HandlerRules.All[name];
        using var member = await server.JoinAsync("member", Cancel);
        using var administrator = await server.JoinAsync("administrator", Cancel);
        using var owner = await server.JoinAsync("member", Cancel);
        using var nobody = new TestBrowser(server.Address);
        using var database = server.Database.OpenRaw();
        var rows = new StoredRows(database);
        var before = rows.Of(owner.Id);

        (await AskAsync(nobody, name, owner, owner)).Expect(rule.Anonymous);
        if (rule.Foreign is { } foreign)
        {
            Quiet((await AskAsync(member.Browser, name, owner, owner)).Expect(foreign), owner);
        }

        if ((rule.ForeignToAdministrator ?? rule.Foreign) is { } toAdministrator)
        {
            Quiet((await AskAsync(administrator.Browser, name, rule.IsAboutAMember ? member : owner, owner)).Expect(toAdministrator), owner);
        }

        if (name.StartsWith("POST", StringComparison.Ordinal) && !rule.NeedsNoToken)
        {
            var mine = (rows.Of(member.Id), rows.Of(administrator.Id));
            var refused = rule.Member == 403 ? 403 : 400;
            (await AskAsync(member.Browser, name, member, member, hasToken: false)).Expect(refused);
            (await AskAsync(administrator.Browser, name, member, member, hasToken: false)).Expect(400);
            Assert.Equal(mine, (rows.Of(member.Id), rows.Of(administrator.Id)));
        }

        Assert.Equal(before, rows.Of(owner.Id));
        var subject = rule.IsAboutAMember ? member : administrator;
        Quiet((await AskAsync(member.Browser, name, member, member)).Expect(rule.Member), owner, administrator);
        Quiet((await AskAsync(administrator.Browser, name, subject, subject)).Expect(rule.Administrator), owner, member);
        Assert.Equal(before, rows.Of(owner.Id));
    }

    [Theory]
    [InlineData("/never-capture?handler=Add", "channel=whatsapp&form=title&value=Works+Council&label=x")]
    [InlineData("/never-capture?handler=Remove", "entry={entry}")]
    [InlineData("/snippets?handler=Save", "title=x&text=y")]
    [InlineData("/snippets?handler=Remove", "id={snippet}")]
    public async Task What_is_the_workspaces_is_not_changed_by_a_member(string address, string fields)
    {
        using var member = await server.JoinAsync("member", Cancel);
        var typed = member.Fill(fields, "").Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1].Replace('+', ' ')));
        (await SendAsync(member.Browser, address, await TokenAsync(member.Browser), [("whose", "workspace"), .. typed])).Expect(302);

        Assert.Contains("Only an administrator decides this", (await member.Browser.GetAsync("/account")).Body, StringComparison.Ordinal);
    }

    /// <param name="browser">Who asks.</param>
    /// <param name="name">The handler.</param>
    /// <param name="addressed">Whose ids stand in the address.</param>
    /// <param name="named">Whose ids stand in the form.</param>
    /// <param name="hasToken">Whether the form carries its token.</param>
    private async Task<WireAnswer> AskAsync(TestBrowser browser, string name, Person addressed, Person named, bool hasToken = true)
    {
        var rule = HandlerRules.All[name];
        var desk = server.Services.GetRequiredService<SettingsDesk>();
        var shown = (await desk.ReadAsync(server.Workspace, Cancel)).Fingerprint();
        var address = addressed.Fill(rule.Address, shown);
        if (name.StartsWith("GET", StringComparison.Ordinal))
        {
            return await browser.GetAsync(address);
        }

        var token = hasToken ? await TokenAsync(browser) : null;
        var fields = rule.Fields.Select(field => named.Fill(field, shown).Split('=', 2)).Select(field => (field[0], field[1]));
        return await SendAsync(browser, address, token, [.. fields]);
    }

    private static Task<WireAnswer> SendAsync(TestBrowser browser, string address, string? token, (string Name, string Value)[] fields) =>
        browser.PostAsync(address, [
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            .. token is null ? (KeyValuePair<string, string>[])[] : [KeyValuePair.Create("__RequestVerificationToken", token)]]);

    /// <summary>One of a page that this very browser was shown.</summary>
    private static async Task<string> TokenAsync(TestBrowser browser)
    {
        var page = await browser.GetAsync("/account");
        page = page.Status == 200 ? page : (await browser.GetAsync("/sign-in")).Expect(200);
        return TestBrowser.Parse(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    /// <summary>Nothing that others wrote stands in an answer.</summary>
    private static void Quiet(WireAnswer answer, params Person[] others) =>
        Assert.All(others, other => Assert.DoesNotContain(other.Secret, answer.Body, StringComparison.Ordinal));
}
