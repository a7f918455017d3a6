using System.Text;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>Fields as no browser sends them: every handler refuses them or does something sensible, and fails on none.</summary>
public sealed class HandlerInputTests(StaffedServer server) : IClassFixture<StaffedServer>
{
    private static readonly string[] Nasty =
    [
        "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%F0%9F%98%80%E2%80%AE%D7%A9", "99999999999999999999", "-1", "%5B%5D", "%0D%0Ax", "",
        new('a', 100_000),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. HandlerRules.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_field_of_a_handler_makes_it_fail(string name)
    {
        var rule = HandlerRules.All[name];
        var fields = (await PageHandlers.OfAsync(server.Services)).Single(handler => handler.Name == name).Fields
            .Union(rule.Fields.Select(field => field.Split('=')[0]), StringComparer.OrdinalIgnoreCase).ToList();
        using var person = await server.JoinAsync("administrator", Cancel);
        var token = name.StartsWith("GET", StringComparison.Ordinal) ? null : await TokenAsync(person.Browser);
        foreach (var field in fields)
        {
            // The tick that makes an act final is left out: what is asked here must not end the asker.
            var others = rule.Fields.Where(other => other != "sure=yes" && !other.StartsWith(field + "=", StringComparison.OrdinalIgnoreCase))
                .Select(other => person.Fill(other, "x").Split('=', 2)).Select(other => $"{other[0]}={Uri.EscapeDataString(other[1])}");
            foreach (var value in Nasty.Select(value => $"{field}={value}").Append($"{field}=x&{field}=%00"))
            {
                var answer = await SendAsync(person, rule, token, string.Join('&', others.Append(value)));
                var asked = $"{name} {value[..Math.Min(40, value.Length)]}: {answer.Status} {answer.Location}";
                Assert.True(answer.Status < 500 && answer.Location?.StartsWith("/sign-in", StringComparison.Ordinal) != true, asked);
            }
        }
    }

    [Theory]
    [InlineData("/conversations/%00")]
    [InlineData("/conversations/%ED%A0%80")]
    [InlineData("/conversations/%ED%A0%80/never-capture")]
    [InlineData("/members/a%00b")]
    [InlineData("/members/%FF")]
    [InlineData("/records/person/%00")]
    [InlineData("/records/%F0%9F%98%80/x/held")]
    [InlineData("/problem/99999999999")]
    public async Task No_address_makes_a_page_fail(string address)
    {
        using var person = await server.JoinAsync("administrator", Cancel);

        Assert.InRange((await person.Browser.GetAsync(address)).Status, 400, 499);
    }

    [Fact]
    public async Task A_handler_that_a_page_does_not_have_does_nothing_and_fails_no_page()
    {
        using var person = await server.JoinAsync("administrator", Cancel);
        var token = await TokenAsync(person.Browser);
        var addresses = HandlerRules.All.Where(rule => rule.Key.StartsWith("GET", StringComparison.Ordinal)).Select(rule => rule.Value.Address.Split('?')[0]);
        foreach (var address in addresses.Where(address => address != "/sign-out").Select(address => person.Fill(address, "x")))
        {
            var answer = await PostAsync(person.Browser, $"{address}?handler=Nothing", $"__RequestVerificationToken={token}");
            Assert.True(answer.Status is >= 400 and < 500, $"{address}: {answer.Status}");
            using var put = new HttpRequestMessage(HttpMethod.Put, address);
            Assert.InRange((await person.Browser.SendAsync(put)).Status, 400, 499);
        }
    }

    [Fact]
    public async Task A_form_of_ten_thousand_fields_and_one_longer_than_any_form_are_refused()
    {
        using var person = await server.JoinAsync("administrator", Cancel);
        var token = await TokenAsync(person.Browser);
        var many = string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"f{i}=x"));
        foreach (var body in new[] { many, "title=x&whose=mine&text=" + new string('a', 4_500_000) })
        {
            Assert.InRange((await PostAsync(person.Browser, "/snippets?handler=Save", $"__RequestVerificationToken={token}&{body}")).Status, 400, 499);
        }
    }

    private static Task<WireAnswer> SendAsync(Person person, HandlerRule rule, string? token, string fields)
    {
        var address = person.Fill(rule.Address, "x");
        return token is null
            ? person.Browser.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{fields}")
            : PostAsync(person.Browser, address, $"__RequestVerificationToken={token}&{fields}");
    }

    private static async Task<WireAnswer> PostAsync(TestBrowser browser, string address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
        return await browser.SendAsync(request);
    }

    private static async Task<string> TokenAsync(TestBrowser browser) => Uri.EscapeDataString(
        TestBrowser.Parse((await browser.GetAsync("/account")).Expect(200)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
}
