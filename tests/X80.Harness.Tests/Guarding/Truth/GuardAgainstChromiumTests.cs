using Microsoft.Playwright;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests.Guarding.Truth;

/// <summary>
/// The guard against the parser that decides where a request goes: Chromium's own, asked in the same run. A million with
/// <c>X80_URLS=1000000</c>, other ones with <c>X80_URLS_SEED</c>.
/// </summary>
public sealed class GuardAgainstChromiumTests(HarnessFixture machine)
{
    private const int Batch = 20_000;

    [Fact]
    public async Task Nothing_unsafe_loads_or_leaves_and_no_ordinary_channel_address_is_refused()
    {
        var count = Times.Of("X80_URLS", 100_000);
        var seed = Times.Of("X80_URLS_SEED", 20261126);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = machine.Browser.ExecutablePath,
            Args = ["--host-resolver-rules=MAP * ~NOTFOUND"],
        });
        var chromium = new ChromiumParser(await browser.NewPageAsync());
        var findings = new GuardFindings(new HostGuard(KnownChannels.WhatsApp.DocumentHosts));

        // The browser parses the next batch while the last one is judged.
        string[] judged = [];
        var asked = chromium.ParseAsync(judged);
        foreach (var urls in new GeneratedUrls(seed).Take(count).Chunk(Batch).Append([]))
        {
            var truths = await asked;
            asked = chromium.ParseAsync(urls);
            foreach (var (url, truth) in judged.Zip(truths))
            {
                findings.Judge(url, truth);
            }

            judged = urls;
        }

        var handedOver = findings.HandedOver;
        foreach (var ((canonical, meant), truth) in handedOver.Zip(await chromium.ParseAsync([.. handedOver.Select(one => one.Canonical)])))
        {
            findings.JudgeHandedOver(canonical, meant, truth);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"Chromium {browser.Version}, seed {seed}: {findings}, {handedOver.Count:N0} re-made for the outside");
        Assert.Empty(findings.Examples);
        Assert.Equal(count, findings["addresses"]);
        Assert.All(
            ["ordinary channel addresses", "odd channel addresses", "web addresses elsewhere", "other schemes", "refused by Chromium", "loads", "externals"],
            kind => Assert.InRange(findings[kind], count / 200, 10 * count));
    }
}
