using Microsoft.Playwright;
using X80.Conformance;
using X80.Conformance.Cases;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.Reports;

/// <summary>The page that a conformance run leaves, as a person meets it in a browser: its filters, on a phone, in the dark and on paper.</summary>
public sealed class ReportPageTests(HarnessFixture harness)
{
    private const int PhoneWidth = 360;
    private const int Some = 22;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_filters_prints_and_has_no_barrier()
    {
        var pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots", "report"));
        var file = Path.Combine(pictures.FullName, "report.html");
        await File.WriteAllTextAsync(file, HtmlReport.Write(Report()), Cancel);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = harness.Browser.ExecutablePath });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 800 } });
        await page.GotoAsync(new Uri(file).AbsoluteUri);

        await PictureAsync(page, pictures, "all");
        Assert.Empty(await Barriers.OfAsync(page));
        await page.Locator("#show-FAIL").CheckAsync();
        Assert.Equal(["GATE-2/PS/2"], await ShownAsync(page));
        await PictureAsync(page, pictures, "fail");
        await page.Locator("#show-all").CheckAsync();
        await page.Locator("#family-GATE").UncheckAsync();
        Assert.DoesNotContain(await ShownAsync(page), id => id.StartsWith("GATE", StringComparison.Ordinal));
        Assert.NotEmpty(await ShownAsync(page));
        await page.Locator("#family-GATE").CheckAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator(".filters").First.IsVisibleAsync());
        Assert.True(await page.GetByText("step of a pass").First.IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Screen, ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(PhoneWidth, 740);
        await PictureAsync(page, pictures, "phone-dark");
        Assert.Empty(await Barriers.OfAsync(page, "color-contrast", "target-size"));
        Assert.Equal(PhoneWidth, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private static async Task PictureAsync(IPage page, DirectoryInfo pictures, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures.FullName, $"{name}.png"), FullPage = true });

    private static async Task<IReadOnlyList<string>> ShownAsync(IPage page)
    {
        var shown = new List<string>();
        foreach (var summary in await page.Locator("summary").AllAsync())
        {
            if (await summary.IsVisibleAsync())
            {
                shown.Add(await summary.Locator("code").InnerTextAsync());
            }
        }

        return shown;
    }

    private static VerifyReport Report() => new()
    {
        StartedAt = new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.Zero),
        Took = TimeSpan.FromSeconds(48.3),
        Seed = 7,
        Parts =
        [
            Part("server", "https://x80.example", ServerVerification.Cases.Where((each, at) => at < Some || each.Id is "GATE-2/PS/2" or "GATE-8/AU/2"), new() { ["cases"] = 24, ["requests"] = 812 }),
            Part("client", "the harness", ClientVerification.Cases.Take(6), new() { ["cases"] = 6, ["stimuli"] = 500, ["hours by the rig's clock"] = 24 }),
        ],
    };

    private static PartReport Part(string half, string subject, IEnumerable<CaseInfo> cases, Dictionary<string, long> numbers) => new()
    {
        Half = half,
        Subject = subject,
        Sight = half == "server" ? SightLevel.L3 : SightLevel.L1,
        Numbers = numbers,
        NotSeen = ["What the server keeps elsewhere: the probe found what is known to be there in database, log, so its silence counts there and nowhere else."],
        Cases = [.. cases.Select(Case)],
    };

    private static CaseResult Case(CaseInfo info) => info.Id switch
    {
        "GATE-2/PS/2" => new()
        {
            Case = info,
            Facts = new CaseFacts(true, true, true, true, false, true),
            Why = "Refused content was seen.",
            Findings = [new Finding("Refused content was seen: attack, member 'privacy', under the consent.", "GET note (member)", 417, "base64")],
            Evidence = [new EvidenceLine("attack", "POST /api/ext/conversations/aBcDeFgHiJkLmNoPqRsTuV/sync", "200")],
        },
        "GATE-8/AU/2" => new()
        {
            Case = info,
            Facts = new CaseFacts(false, false, false, false, false, true),
            Why = "There is no token of a second member. Set one to judge this case.",
            Findings = [],
            Evidence = [],
        },
        _ => new()
        {
            Case = info,
            Facts = new CaseFacts(true, false, true, true, false, true),
            Why = info.Shows,
            Findings = [],
            Evidence =
            [
                new EvidenceLine("control", "POST /api/ext/conversations", "201"),
                new EvidenceLine("attack", "POST /api/ext/conversations/aBcDeFgHiJkLmNoPqRsTuV/sync", "403 conversation-private"),
                new EvidenceLine("sweep", "step of a pass", "nothing"),
            ],
        },
    };
}
