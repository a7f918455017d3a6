using System.Diagnostics;
using Microsoft.Playwright;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Harness.Guarding;
using X80.Harness.Pages;
using X80.Harness.Tests.Guarding.Hostile;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;
using X80.Sdk.Reading;

namespace X80.Harness.Tests.Observing;

/// <summary>
/// HUMAN-10, measured: what the page's own script can observe in the same browser, started by hand and driven by nothing, and with X80
/// around it while a chat is read. What differs is listed in the threat model; anything else is a fault.
/// </summary>
public sealed class PageObservationTests(HarnessFixture machine)
{
    /// <summary>How often it is looked at without X80: what differs between two such runs is noise, and there is none.</summary>
    private static readonly int Baselines = Times.Of("X80_BASELINES", 1);

    private const string Start = "https://web.whatsapp.com/";

    /// <summary>The list of docs/threat-model.md.</summary>
    private static readonly string[] Allowed =
    [
        "navigator.webdriver",
        "permissions.clipboard-read",
        "permissions.geolocation",
        "permissions.idle-detection",
        "permissions.local-fonts",
        "permissions.midi",
        "permissions.window-management",
        "window.history",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_X80_the_page_sees_what_it_sees_without_but_for_the_list()
    {
        // On a display of its own: beside windows of other tests it would be covered, and a page sees that.
        await using var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(Cancel) : null;
        var screen = display?.Environment ?? new Dictionary<string, string>();
        var without = await WithoutAsync(screen);
        for (var again = 1; again < Baselines; again++)
        {
            var noise = await WithoutAsync(screen);
            Assert.DoesNotContain(without.Keys, key => Value(without, key) != Value(noise, key));
        }

        var with = await WithAsync(screen);
        var differing = without.Keys.Union(with.Keys).Where(key => Value(with, key) != Value(without, key)).Order().ToArray();

        Assert.True(without.Count > 1000, $"The page looked at {without.Count} things.");
        Assert.True(
            differing.SequenceEqual(Allowed),
            string.Join('\n', differing.Select(key => $"{key}: {Brief(Value(without, key))} -> {Brief(Value(with, key))}")));
    }

    private static string? Value(IReadOnlyDictionary<string, string> seen, string key) => seen.GetValueOrDefault(key);

    private static string Brief(string? value) => value is null ? "(none)" : value.Length > 300 ? value[..300] + "…" : value;

    /// <summary>The browser as a person starts it.</summary>
    private async Task<IReadOnlyDictionary<string, string>> WithoutAsync(IReadOnlyDictionary<string, string> screen)
    {
        await using var site = await ObservedSite.StartAsync(Cancel);
        var profile = Directory.CreateTempSubdirectory("x80-undriven-");
        var program = new ProcessStartInfo(machine.Browser.ExecutablePath) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            $"--user-data-dir={profile.FullName}", "--no-first-run", "--password-store=basic", .. site.Arguments, .. BrowserArguments.WindowAt(0, 0, 1100, 900),
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), Start,
        ];
        foreach (var argument in arguments)
        {
            program.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in screen)
        {
            program.Environment[name] = value;
        }

        using var browser = Process.Start(program)!;
        browser.ErrorDataReceived += (_, _) => { };
        browser.OutputDataReceived += (_, _) => { };
        browser.BeginErrorReadLine();
        browser.BeginOutputReadLine();
        site.TellToLook();
        try
        {
            return await site.Seen.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync(Cancel);
            profile.Delete(recursive: true);
        }
    }

    /// <summary>The same page with the guard around it, read by a click before it looks.</summary>
    private async Task<IReadOnlyDictionary<string, string>> WithAsync(IReadOnlyDictionary<string, string> screen)
    {
        await using var site = await ObservedSite.StartAsync(Cancel);
        using var profile = BrowserProfile.ThrowAway(asking: "https://web.whatsapp.com");
        using var playwright = await Playwright.CreateAsync();
        var start = new BrowserStart(machine.Browser, screen, Headless: false, AllowUnsandboxed: true);
        await using var context = await new BrowserLauncher(playwright, start).LaunchAsync(
            profile, [.. site.Arguments, .. BrowserArguments.WindowAt(0, 0, 1100, 900)], new() { Width = 1100, Height = 900 });
        var page = context.Pages[0];
        var session = await context.NewCDPSessionAsync(page);
        var (guard, gate, refusals) = (new HostGuard(KnownChannels.WhatsApp.DocumentHosts), new ClickGate(TimeProvider.System), new RefusalList());
        var asked = new ShellGuard(guard);
        var links = new LinkRouter(asked, new RecordingOpener(guard), refusals, TimeProvider.System);
        await new NavigationGuard(page, session, asked, gate, refusals, links, Start, hasPerson: true).AttachAsync(Cancel);
        await page.GotoAsync(Start, new() { WaitUntil = WaitUntilState.Load });

        var host = new PlaywrightPageHost(session, isPractice: true);
        var document = await host.GetDocumentAsync(Cancel);
        var click = gate.Mint(new SurfaceClick("sync", Trusted: true, SurfaceVisible: true, ClickGate.SettleTime, document!.Id), out _);
        var reading = await new OpenChatReader(host, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(click!, Cancel);
        Assert.NotEmpty(reading.Messages);
        site.TellToLook();
        return await site.Seen.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
    }
}
