using System.Text.Json;
using Microsoft.Playwright;
using X80.Conformance;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Zoo.Clients;
using X80.Zoo.Servers;

namespace X80.Zoo;

/// <summary>
/// A client has no life of its own outside a rig: it is started in one, in this process, and judged there. Several may be, one after
/// another: each has browsers, a backend and a clock of its own; what they share is the display, the driver and what this process has compiled.
/// </summary>
internal sealed class ClientJudge : IAsyncDisposable
{
    private const int Stimuli = 60;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly InstalledBrowser browser;
    private readonly IPlaywright driver;
    private readonly VirtualDisplay? display;

    private ClientJudge(InstalledBrowser browser, IPlaywright driver, VirtualDisplay? display) =>
        (this.browser, this.driver, this.display) = (browser, driver, display);

    /// <param name="errors">Gets what is done to have a browser.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ClientJudge> StartAsync(TextWriter errors, CancellationToken cancellationToken)
    {
        var browser = await BrowserSetup.EnsureAsync(new Progress<string>(errors.WriteLine), cancellationToken);
        var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(cancellationToken) : null;
        return new ClientJudge(browser, await Playwright.CreateAsync(), display);
    }

    /// <returns>The client of that name, the harness among them, or null.</returns>
    public static SabotagedClient? Find(string name) => ZooCatalog.Clients.Append(ZooCatalog.Harness).FirstOrDefault(client => client.Name == name);

    /// <param name="client">Whom.</param>
    /// <param name="only">Ids of cases; empty for all.</param>
    /// <param name="seed">Gives the order of stimuli.</param>
    /// <param name="progress">Gets each case as it begins.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<VerifyReport> JudgeAsync(
        SabotagedClient client, IReadOnlyList<string> only, int seed, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        var subject = client.ToSubject(harness => harness with
        {
            Browser = browser,
            Display = display,
            Headless = VirtualDisplay.IsNeeded && display is null,
            AllowUnsandboxed = Environment.IsPrivilegedProcess,
            Seams = harness.Seams! with { Driver = driver },
        }, out var stage);
        return await ClientVerification.RunAsync(
            new ClientVerificationOptions
            {
                Subject = subject,
                Backend = new ZooBackend(withNeighbour: false),
                Only = only,
                Seed = seed,
                Stimuli = Stimuli,
                Quiet = Quiet,
                WatchesProcess = true,
                AtRest = stage.RestAsync,
            },
            progress,
            cancellationToken);
    }

    /// <summary>Which cases failed, in a line.</summary>
    public static string Line(VerifyReport report)
    {
        var cases = report.Parts[0].Cases;
        return JsonSerializer.Serialize(
            new
            {
                Judged = cases.Select(each => each.Case.Id),
                Failed = cases.Where(each => each.Verdict == Verdict.Fail).Select(each => each.Case.Id),
                Unclear = cases.Where(each => each.Verdict is Verdict.Inconclusive or Verdict.RigError).Select(each => each.Case.Id),
                Why = cases.Where(each => each.Verdict != Verdict.Pass).Select(each => $"{each.Case.Id}: {each.Why}"),
                Trouble = report.Parts[0].Stop?.Sentence,
            },
            Camel);
    }

    public async ValueTask DisposeAsync()
    {
        driver.Dispose();
        if (display is not null)
        {
            await display.DisposeAsync();
        }
    }
}
