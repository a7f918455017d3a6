using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;
using X80.Harness.Browsers;
using X80.Sdk.Pages;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice;

namespace X80.Benchmarks.Reader;

/// <summary>
/// What reading costs beside a walk over the same rows, in the same page and run: both are timed inside the page, turn by turn,
/// with the clock of a page that is isolated from every other origin.
/// </summary>
internal static class ReaderBenchmark
{
    private const double MostRatio = 3.0;
    private const double MostGrowth = 1.5;
    private const double LongestCall = 50;

    // Rows, and how often each is done in one turn: one read of a small page is too short to be timed.
    private static readonly (int Rows, int Batch, int Turns)[] Sizes = [(50, 40, 15), (500, 5, 15), (5_000, 1, 9), (20_000, 1, 5)];

    /// <returns>Whether every bar was met.</returns>
    public static async Task<bool> RunAsync(FigureBook book, CancellationToken cancellationToken)
    {
        var (to, figures) = (book.Lines, new List<Figure>());
        var installed = await BrowserSetup.EnsureAsync(new Progress<string>(to.WriteLine), cancellationToken);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = installed.ExecutablePath, Args = ["--host-resolver-rules=MAP * ~NOTFOUND"] });
        await to.WriteLineAsync("rows    walk ms   reading ms   ratio   longest call ms");
        var ratios = new Dictionary<int, double>();
        foreach (var (rows, batch, turns) in Sizes)
        {
            var measured = await MeasureAsync(browser, PracticeSite.CreateLong(80, rows), batch, turns);
            ratios[rows] = measured.Ratio;
            var size = rows.ToString("N0", CultureInfo.InvariantCulture);
            figures.Add(new($"reader-{rows}", $"reading {size} rows beside a walk over them", measured.Ratio, MostRatio, AtLeast: false));
            figures.Add(new($"reader-{rows}-call", $"longest call while {size} rows are read, in milliseconds", measured.Longest, LongestCall, AtLeast: false));
            await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows,-8}{measured.Walk,-10:0.00}{measured.Read,-13:0.00}{measured.Ratio,-8:0.00}{measured.Longest:0.0} ({measured.Act})"));
        }

        var growth = ratios[20_000] / ratios[500];
        return await book.AddAsync(
            "reader", [.. figures, new("reader-growth", "the ratio at 20,000 rows beside that at 500", growth, MostGrowth, AtLeast: false)]);
    }

    private static async Task<Measured> MeasureAsync(IBrowser browser, PracticeSite site, int batch, int turns)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", route =>
        {
            var given = site.Answer(new Uri(route.Request.Url).AbsolutePath);
            return route.FulfillAsync(new() { Status = given.Status, Headers = given.Headers, BodyBytes = given.Body.ToArray() });
        });
        await page.GotoAsync(PracticeSite.Origin + "/", new() { Timeout = 120_000 });
        var session = await context.NewCDPSessionAsync(page);
        var frame = (await session.SendAsync("Page.getFrameTree"))!.Value.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        var world = (await session.SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = frame, ["worldName"] = "benchmark" }))!.Value.GetProperty("executionContextId").GetInt32();
        var answer = await session.SendAsync("Runtime.callFunctionOn", new()
        {
            ["functionDeclaration"] = await Script(),
            ["executionContextId"] = world,
            ["arguments"] = new object[] { new { value = ReaderPacks.Bundled("whatsapp-web").ToJson() }, new { value = batch }, new { value = turns } },
            ["returnByValue"] = true,
        });
        return answer!.Value.TryGetProperty("exceptionDetails", out var problem)
            ? throw new InvalidOperationException(problem.ToString())
            : JsonSerializer.Deserialize<Measured>(answer.Value.GetProperty("result").GetProperty("value").GetString()!, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> Script()
    {
        using var stream = new StreamReader(typeof(ReaderBenchmark).Assembly.GetManifestResourceStream("measure.js")!);
        return (await stream.ReadToEndAsync()).Replace("READER", PageScript.OpenChatReader.Source, StringComparison.Ordinal);
    }
}
