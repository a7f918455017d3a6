using System.Net;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>Set-up, sign-in, invitations, leaving. Each test has a server of its own: accounts belong to all of it.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_set_up_code_works_once_and_not_beside_an_administrator()
    {
        var first = await server.Admin.CreateWebEntranceAsync(Cancel);
        var second = await server.Admin.CreateWebEntranceAsync(Cancel);
        using var ada = new TestBrowser(server.Address);
        using var eve = new TestBrowser(server.Address);

        var form = (await eve.GetAsync(second)).Expect(200);
        (await ada.SubmitAsync(first, "Set up", ("Name", "Ada Quill"), ("Login", "ada"), ("Password", RunningServer.Password))).Expect(302);

        (await ada.GetAsync("/members")).Expect(200);
        (await eve.SubmitAsync(first, "Set up", ("Name", "Eve"), ("Login", "eve"), ("Password", RunningServer.Password))).Expect(410);
        (await eve.SubmitAsync(form, second, "Set up", ("Name", "Eve"), ("Login", "eve"), ("Password", RunningServer.Password))).Expect(410);
        (await eve.GetAsync("/members")).Expect(302);
        Assert.Equal("/sign-in", await server.Admin.CreateWebEntranceAsync(Cancel));
    }

    [Fact]
    public async Task A_set_up_code_ends_after_a_quarter_of_an_hour()
    {
        var entrance = await server.Admin.CreateWebEntranceAsync(Cancel);
        server.Time.Advance(TimeSpan.FromMinutes(15));
        using var browser = new TestBrowser(server.Address);

        (await browser.SubmitAsync(entrance, "Set up", ("Name", "Ada"), ("Login", "ada"), ("Password", RunningServer.Password))).Expect(410);
    }

    [Fact]
    public async Task Two_set_ups_at_once_make_one_administrator()
    {
        var entrances = new[] { await server.Admin.CreateWebEntranceAsync(Cancel), await server.Admin.CreateWebEntranceAsync(Cancel) };
        using var one = new TestBrowser(server.Address);
        using var two = new TestBrowser(server.Address);

        var answers = await Task.WhenAll(
            one.SubmitAsync(entrances[0], "Set up", ("Name", "Ada"), ("Login", "ada"), ("Password", RunningServer.Password)),
            two.SubmitAsync(entrances[1], "Set up", ("Name", "Eve"), ("Login", "eve"), ("Password", RunningServer.Password)));

        Assert.Equal([302, 410], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_person_signs_in_and_lands_where_they_wanted_and_nowhere_else()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var browser = new TestBrowser(server.Address);
        (string, string)[] typed = [("login", "ADA@example.com "), ("password", RunningServer.Password)];

        Assert.Equal("/tokens?x=1", (await browser.SubmitAsync("/sign-in?back=%2Ftokens%3Fx%3D1", "Sign in", typed)).Expect(302).Location);
        string[] elsewhere = ["https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "javascript:alert(1)", "/\t/evil.example/", "http:evil.example"];
        foreach (var back in elsewhere)
        {
            Assert.Equal("/", (await browser.SubmitAsync($"/sign-in?back={Uri.EscapeDataString(back)}", "Sign in", typed)).Expect(302).Location);
        }
    }

    [Fact]
    public async Task A_wrong_password_and_a_name_that_nobody_has_get_one_answer()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var browser = new TestBrowser(server.Address);

        var wrong = await browser.SubmitAsync("/sign-in", "Sign in", ("login", RunningServer.AdministratorLogin), ("password", "not the password"));
        var nobody = await browser.SubmitAsync("/sign-in", "Sign in", ("login", "nobody@example.com"), ("password", "not the password"));

        Assert.Equal((401, 401), (wrong.Status, nobody.Status));
        Assert.Equal(Words(wrong), Words(nobody));
    }

    [Theory]
    [InlineData(RunningServer.AdministratorLogin)]
    [InlineData("nobody@example.com")]
    public async Task Ten_wrong_passwords_close_a_name_for_a_quarter_of_an_hour_even_to_the_right_one(string login)
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var browser = new TestBrowser(server.Address);
        for (var i = 0; i < 10; i++)
        {
            (await browser.SubmitAsync("/sign-in", "Sign in", ("login", login), ("password", "not the password"))).Expect(401);
        }

        (await browser.SubmitAsync("/sign-in", "Sign in", ("login", login), ("password", RunningServer.Password))).Expect(429);
        server.Time.Advance(TimeSpan.FromMinutes(15));
        var later = await browser.SubmitAsync("/sign-in", "Sign in", ("login", login), ("password", RunningServer.Password));
        Assert.Equal(login == RunningServer.AdministratorLogin ? 302 : 401, later.Status);
    }

    [Fact]
    public async Task Wrong_passwords_from_elsewhere_keep_nobody_out_and_nobody_from_giving_theirs_again()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var eve = new TestBrowser(server.Address);
        var form = TestBrowser.Parse((await eve.GetAsync("/sign-in")).Expect(200)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var statuses = new List<int>();
        for (var i = 0; i < 11; i++)
        {
            using var guess = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
            guess.Content = new FormUrlEncodedContent(
                [new("login", RunningServer.AdministratorLogin), new("password", "a guess"), new("__RequestVerificationToken", form)]);
            guess.Headers.Add("X-Forwarded-For", "203.0.113.7");
            statuses.Add((await eve.SendAsync(guess)).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(401, 10), 429], statuses);
        using var elsewhere = new TestBrowser(server.Address);
        (await elsewhere.SubmitAsync("/sign-in", "Sign in", ("login", RunningServer.AdministratorLogin), ("password", RunningServer.Password))).Expect(302);
        for (var i = 0; i < 10; i++)
        {
            (await elsewhere.SubmitAsync("/sign-in", "Sign in", ("login", RunningServer.AdministratorLogin), ("password", "a guess"))).Expect(401);
        }

        server.Time.Advance(TimeSpan.FromMinutes(5));
        (await ada.SubmitAsync("/tokens", "Make a code", ("password", RunningServer.Password))).Expect(200);
    }

    [Fact]
    public async Task Ten_wrong_passwords_given_again_close_that_for_a_quarter_of_an_hour()
    {
        using var ada = await server.SetUpAsync(Cancel);
        server.Time.Advance(TimeSpan.FromMinutes(5));
        for (var i = 0; i < 10; i++)
        {
            (await ada.SubmitAsync("/tokens", "Make a code", ("password", "a guess"))).Expect(400);
        }

        var closed = await ada.SubmitAsync("/tokens", "Make a code", ("password", RunningServer.Password));

        Assert.Contains("Too many tries", closed.Body, StringComparison.Ordinal);
        Assert.Null(TestBrowser.Parse(closed).QuerySelector(".secret"));
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void An_ipv6_network_is_one_address(string one, string other, bool isSame) =>
        Assert.Equal(isSame, ClientAddress.Of(IPAddress.Parse(one)) == ClientAddress.Of(IPAddress.Parse(other)));

    [Fact]
    public async Task Twenty_tries_at_once_are_twenty_tries()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var browser = new TestBrowser(server.Address);
        var form = (await browser.GetAsync("/sign-in")).Expect(200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            browser.SubmitAsync(form, "/sign-in", "Sign in", ("login", RunningServer.AdministratorLogin), ("password", "not the password"))));

        Assert.Equal((10, 10), (answers.Count(answer => answer.Status == 401), answers.Count(answer => answer.Status == 429)));
    }

    [Fact]
    public async Task Fifty_wrong_passwords_close_an_address()
    {
        using var browser = new TestBrowser(server.Address);
        var form = (await browser.GetAsync("/sign-in")).Expect(200);
        var attempts = server.Services.GetRequiredService<AttemptBook>();
        for (var i = 0; i < 49; i++)
        {
            Assert.NotNull(await attempts.TakeAsync(Cancel, (AttemptLimit.PasswordOfAccount, $"name{i}"), (AttemptLimit.PasswordFromAddress, "127.0.0.1")));
        }

        (await browser.SubmitAsync(form, "/sign-in", "Sign in", ("login", "one"), ("password", "x"))).Expect(401);
        (await browser.SubmitAsync(form, "/sign-in", "Sign in", ("login", "another"), ("password", "x"))).Expect(429);
    }

    [Fact]
    public async Task An_invitation_works_once_and_a_taken_name_does_not_spend_it()
    {
        using var ada = await server.SetUpAsync(Cancel);
        var page = await ada.SubmitAsync("/members", "Make a link", ("name", "Mara Field"), ("role", "member"));
        var link = new Uri(TestBrowser.Parse(page.Expect(200)).QuerySelector(".secret")!.TextContent).PathAndQuery;
        using var mara = new TestBrowser(server.Address);
        using var eve = new TestBrowser(server.Address);

        (await mara.SubmitAsync(link, "Join", ("Login", "Ada@Example.com"), ("Password", RunningServer.Password))).Expect(400);
        (await mara.SubmitAsync(link, "Join", ("Login", "mara"), ("Password", "short"))).Expect(400);
        (await mara.SubmitAsync(link, "Join", ("Login", "mara"), ("Password", RunningServer.Password))).Expect(302);
        (await eve.GetAsync(link)).Expect(410);

        (await mara.GetAsync("/tokens")).Expect(200);
        (await mara.GetAsync("/members")).Expect(403);
        (await mara.GetAsync("/settings")).Expect(403);
        Assert.DoesNotContain("/members", (await mara.GetAsync("/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_at_once_with_one_invitation_are_one_member_and_with_one_sign_in_link_one_session()
    {
        using var ada = await server.SetUpAsync(Cancel);
        var page = await ada.SubmitAsync("/members", "Make a link", ("name", "Mara Field"), ("role", "member"));
        var join = new Uri(TestBrowser.Parse(page.Expect(200)).QuerySelector(".secret")!.TextContent).PathAndQuery;
        var member = await server.Admin.CreateMemberAsync("Noor Haddad", Cancel);
        var enter = await server.Admin.CreateWebSignInAsync(member.Id, Cancel);
        var browsers = Enumerable.Range(0, 10).Select(_ => new TestBrowser(server.Address)).ToList();

        var forms = await Task.WhenAll(browsers.Select(browser => browser.GetAsync(join)));
        var joined = await Task.WhenAll(browsers.Select((browser, i) =>
            browser.SubmitAsync(forms[i], join, "Join", ("Login", $"mara{i}"), ("Password", RunningServer.Password))));
        var entered = await Task.WhenAll(browsers.Select(browser => browser.SubmitAsync(enter, "Sign in")));
        browsers.ForEach(browser => browser.Dispose());

        Assert.Equal((1, 9), (joined.Count(answer => answer.Status == 302), joined.Count(answer => answer.Status == 410)));
        Assert.Equal((1, 9), (entered.Count(answer => answer.Status == 302), entered.Count(answer => answer.Status == 401)));
        Assert.Single(await server.Admin.ListMembersAsync(Cancel), listed => listed.Name == "Mara Field");
    }

    [Fact]
    public async Task An_invitation_ends_after_a_week_and_when_it_is_taken_back()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var browser = new TestBrowser(server.Address);
        var page = await ada.SubmitAsync("/members", "Make a link", ("name", "Mara Field"), ("role", "member"));
        var taken = new Uri(TestBrowser.Parse(page).QuerySelector(".secret")!.TextContent).PathAndQuery;
        (await browser.GetAsync(taken)).Expect(200);
        (await ada.SubmitAsync("/members", "Take back")).Expect(302);
        (await browser.GetAsync(taken)).Expect(410);

        page = await ada.SubmitAsync("/members", "Make a link", ("name", "Mara Field"), ("role", "member"));
        var old = new Uri(TestBrowser.Parse(page).QuerySelector(".secret")!.TextContent).PathAndQuery;
        server.Time.AdjustTime(server.Time.GetUtcNow().AddDays(7));
        (await browser.GetAsync(old)).Expect(410);
    }

    [Fact]
    public async Task A_session_ends_by_signing_out_by_its_age_and_by_another_password()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var other = new TestBrowser(server.Address);
        (string, string)[] typed = [("login", RunningServer.AdministratorLogin), ("password", RunningServer.Password)];
        (await other.SubmitAsync("/sign-in", "Sign in", typed)).Expect(302);

        (await ada.SubmitAsync("/account", "Set the new password", ("wanted", "another long password"))).Expect(302);
        (await other.GetAsync("/account")).Expect(302);
        (await ada.GetAsync("/account")).Expect(200);
        (await other.SubmitAsync("/sign-in", "Sign in", typed)).Expect(401);

        (await ada.SubmitAsync("/account", "Sign out")).Expect(302);
        (await ada.GetAsync("/account")).Expect(302);
        (await ada.SubmitAsync("/sign-in", "Sign in", ("login", RunningServer.AdministratorLogin), ("password", "another long password"))).Expect(302);
        server.Time.Advance(TimeSpan.FromHours(8));
        (await ada.GetAsync("/account")).Expect(302);
    }

    [Fact]
    public async Task A_stolen_cookie_opens_nothing_once_its_session_was_ended_elsewhere()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var other = new TestBrowser(server.Address);
        (await other.SubmitAsync("/sign-in", "Sign in", ("login", RunningServer.AdministratorLogin), ("password", RunningServer.Password))).Expect(302);

        (await ada.SubmitAsync("/account", "End")).Expect(302);

        (await other.GetAsync("/")).Expect(302);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        using var ada = await server.SetUpAsync(Cancel);

        var answer = await ada.SubmitAsync("/account", "Leave", ("sure", "yes"));

        Assert.Equal(400, answer.Status);
        Assert.Contains("last administrator", answer.Body, StringComparison.Ordinal);
        (await ada.GetAsync("/members")).Expect(200);
    }

    private static string Words(WireAnswer answer) => TestBrowser.Parse(answer).QuerySelector(".fault")!.TextContent;
}
