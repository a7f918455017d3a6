using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using X80.Harness.Browsers;
using X80.Harness.Guarding;
using X80.Harness.Tests.Guarding.Hostile;
using X80.Harness.Tests.Support;
using X80.Sdk.Channels;

namespace X80.Harness.Tests.Browsers;

/// <summary>A machine whose network needs a proxy: the channel loads through it, and nothing else reaches it.</summary>
public sealed class ChannelProxyTests(HarnessFixture machine)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_channel_loads_through_the_machines_proxy_and_nothing_else_reaches_it()
    {
        await using var site = await HostileSite.StartAsync(Cancel);
        await using var evil = new HitServer();
        await using var upstream = new UpstreamStandIn(site.Port);
        var refusals = new RefusalList();
        await using var proxy = ChannelProxy.Start(KnownChannels.WhatsApp, upstream.Proxy, refusals);
        using var profile = BrowserProfile.ThrowAway();
        using var playwright = await Playwright.CreateAsync();
        var start = new BrowserStart(machine.Browser, machine.Display?.Environment ?? new Dictionary<string, string>(), Headless: false, AllowUnsandboxed: true);
        await using var context = await new BrowserLauncher(playwright, start).LaunchAsync(
            profile, [.. proxy.Arguments, site.TrustArgument], new() { Width = 900, Height = 700 });
        var page = context.Pages[0];

        await page.GotoAsync("https://web.whatsapp.com/");
        Assert.Equal("Hostile", await page.TitleAsync());
        var answers = await page.EvaluateAsync<string[]>(
            "addresses => Promise.all(addresses.map(address => fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')))",
            new[] { evil.Address, "https://evil.test/", "https://web.whatsapp.com.evil.test/", "https://web.whatsapp.com:8443/", $"http://localhost:{evil.Port}/", "http://web.whatsapp.com/x" });

        Assert.All(answers, answer => Assert.Equal("refused", answer));
        Assert.Equal(0, evil.Hits);
        Assert.All(upstream.Asked, head => Assert.StartsWith("CONNECT web.whatsapp.com:443 HTTP/1.1\r\n", head, StringComparison.Ordinal));
        Assert.All(upstream.Asked, head => Assert.Contains("\r\nProxy-Authorization: Basic am86c2VjcmV0", head, StringComparison.Ordinal));
        Assert.Contains(refusals.All, refusal => refusal is { What: "network", Address: "https://evil.test:443" });
    }

    [Theory]
    [InlineData("CONNECT web.whatsapp.com:443 HTTP/1.1\r\n\r\n", "502")]
    [InlineData("CONNECT mmg.whatsapp.net:443 HTTP/1.1\r\n\r\n", "502")]
    [InlineData("CONNECT evilwhatsapp.com:443 HTTP/1.1\r\n\r\n", "403")]
    [InlineData("CONNECT web.whatsapp.com:80 HTTP/1.1\r\n\r\n", "403")]
    [InlineData("CONNECT WEB.WHATSAPP.COM:443 HTTP/1.1\r\n\r\n", "403")]
    [InlineData("CONNECT a@web.whatsapp.com:443 HTTP/1.1\r\n\r\n", "403")]
    [InlineData("CONNECT [::1]:443 HTTP/1.1\r\n\r\n", "403")]
    [InlineData("GET http://web.whatsapp.com/ HTTP/1.1\r\n\r\n", "")]
    [InlineData("nonsense\r\n\r\n", "")]
    public async Task Only_a_tunnel_to_a_name_of_the_channel_is_asked_for_upstream(string head, string status)
    {
        // Nobody listens where the upstream proxy should be: what would be passed on is answered 502.
        await using var proxy = ChannelProxy.Start(KnownChannels.WhatsApp, new UpstreamProxy(new Uri("http://127.0.0.1:9"), null), new RefusalList());
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", int.Parse(proxy.Arguments[0].Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture), Cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancel);

        var answer = await HttpHead.ReadAsync(client.GetStream(), 1024, Cancel);
        Assert.Equal(status, answer.Length == 0 ? "" : answer.Split(' ')[1]);
    }
}
