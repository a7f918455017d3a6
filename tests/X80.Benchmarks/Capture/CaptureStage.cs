using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using X80.Conformance.Rig;
using X80.Harness;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Harness.People;
using X80.ReferenceServer;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Simulator.Practice;

namespace X80.Benchmarks.Capture;

/// <summary>The demo's parts: page, sidebar, reference server on SQLite with the embedded CRM; and a clock at each.</summary>
internal sealed class CaptureStage : IAsyncDisposable
{
    // Of the sidebar's own window: when it was clicked, and when it was last drawn, in milliseconds since 1970.
    private const string Clocks = """
        () => {
          addEventListener('pointerup', event => { window.clickedAt = performance.timeOrigin + event.timeStamp; }, true);
          new MutationObserver(() => { window.drawnAt = performance.timeOrigin + performance.now(); })
            .observe(document.documentElement, { subtree: true, childList: true, characterData: true });
        }
        """;

    private readonly Stack<IAsyncDisposable> owned = new();
    private readonly RequestTimes times = new();

    public PracticeSite Site { get; } = PracticeSite.Create(80);

    public PracticePerson Person { get; private set; } = null!;

    public CaptureState State => harness.Capture.State;

    private HarnessSession harness = null!;

    public static async Task<CaptureStage> StartAsync(TextWriter to, CancellationToken cancellationToken)
    {
        var stage = new CaptureStage();
        try
        {
            await stage.SetAsync(to, cancellationToken);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Clicks a control, and waits until what it started is drawn.</summary>
    /// <exception cref="InvalidOperationException">The sidebar is not where the click leads.</exception>
    public async Task<CaptureTimes> ClickAsync(string control, CapturePhase expected, CancellationToken cancellationToken)
    {
        times.Clear();
        await Person.ClickAsync(control, cancellationToken);
        if (State.Failure is { } failure || State.Phase != expected)
        {
            throw new InvalidOperationException($"The click on {control} led to {State.Phase}, {State.Failure?.Code ?? "without a failure"}, and not to {expected}.");
        }

        var seen = await Person.Sidebar.EvaluateAsync<double[]>("() => [window.clickedAt, window.drawnAt]");
        return times.Of(clicked: seen[0], drawn: seen[1]);
    }

    /// <summary>One message more in the open chat, as the page shows it.</summary>
    public async Task ReceiveAsync(int number, CancellationToken cancellationToken)
    {
        var text = $"One more for the minutes, number {number}.";
        Site.Receive(Site.Chats[0].Id, text);
        await Person.Page.GetByText(text).First.WaitForAsync().WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        while (owned.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task SetAsync(TextWriter to, CancellationToken cancellationToken)
    {
        var browser = await BrowserSetup.EnsureAsync(new Progress<string>(to.WriteLine), cancellationToken);
        var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(cancellationToken) : null;
        if (display is not null)
        {
            owned.Push(display);
        }

        var folder = new BenchFolder();
        owned.Push(folder);
        var app = ServerHost.Build(
            new ServerOptions { Urls = "http://127.0.0.1:0", DataFolder = folder.Of("data"), KeysFolder = folder.Of("keys") },
            services => services.AddLogging(logging => logging.ClearProviders()).AddSingleton<IStartupFilter>(times));
        owned.Push(app);
        await app.StartAsync(cancellationToken);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(cancellationToken);
        var member = await admin.CreateMemberAsync("Jo Berg", cancellationToken);
        var origin = new PracticeOrigin(Site);
        harness = await HarnessSession.StartAsync(
            new HarnessOptions
            {
                Channel = KnownChannels.WhatsApp,
                Backend = new Uri(app.Urls.First()),
                Token = await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken),
                Origin = origin,
                Browser = browser,
                Display = display,
                AllowUnsandboxed = true,
            },
            cancellationToken);
        owned.Push(harness);
        Person = harness.PlayPerson();
        await Person.Sidebar.EvaluateAsync(Clocks);
    }
}
