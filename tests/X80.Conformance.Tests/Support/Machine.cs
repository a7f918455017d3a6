using X80.Conformance.Subjects;
using X80.Conformance.Tests.Support;
using X80.Harness;
using X80.Harness.Browsers;
using X80.Harness.Displays;

[assembly: AssemblyFixture(typeof(Machine))]

namespace X80.Conformance.Tests.Support;

/// <summary>What every browser test of this assembly needs once: a browser, and a display where the machine has none.</summary>
public sealed class Machine : IAsyncLifetime
{
    private InstalledBrowser? browser;
    private VirtualDisplay? display;

    public HarnessSubject Harness => new(Fit);

    public async ValueTask InitializeAsync()
    {
        browser = await BrowserSetup.EnsureAsync(new Progress<string>(TestContext.Current.SendDiagnosticMessage), TestContext.Current.CancellationToken);
        display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(TestContext.Current.CancellationToken) : null;
    }

    /// <summary>As root there is no sandbox to be had: a test machine may run without, since it opens invented pages alone.</summary>
    public HarnessOptions Fit(HarnessOptions options) => options with
    {
        Browser = browser,
        Display = display,
        Headless = VirtualDisplay.IsNeeded && display is null,
        AllowUnsandboxed = Environment.IsPrivilegedProcess,
    };

    public async ValueTask DisposeAsync()
    {
        if (display is not null)
        {
            await display.DisposeAsync();
        }
    }
}
