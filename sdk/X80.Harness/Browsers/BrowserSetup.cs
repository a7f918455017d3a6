using X80.Harness.Displays;
using X80.Harness.Processes;

namespace X80.Harness.Browsers;

/// <summary>
/// Makes sure that this machine can show a browser: finds one or fetches one, and a virtual display where there is none.
/// Two processes may call it at once; one fetches and the other waits.
/// </summary>
public static class BrowserSetup
{
    /// <param name="progress">Gets a line for each thing that takes time; nothing when all is there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="HarnessException">No browser can be had; the message says what to do.</exception>
    public static async Task<InstalledBrowser> EnsureAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var finder = new BrowserFinder();
        if (finder.Find() is { } found && !VirtualDisplay.IsMissing)
        {
            return found;
        }

        await using var held = await SetupLock.TakeAsync(progress, cancellationToken);
        var installer = new BrowserInstaller(progress);
        var browser = finder.Find();
        if (browser is null)
        {
            await installer.InstallBrowserAsync(cancellationToken);
            browser = finder.Find() ?? throw new HarnessException(
                $"The installer ended well, yet no browser was found. Set {BrowserFinder.OverrideVariable} to the path of a Chrome, Edge or Chromium executable, and start again.");
            await ProveItStartsAsync(browser, cancellationToken);
        }

        if (VirtualDisplay.IsMissing && !await installer.TryInstallVirtualDisplayAsync(cancellationToken))
        {
            progress.Report("No display is here and no virtual one can be had: the browser runs without a window.");
        }

        return browser;
    }

    // A fetched build may lack libraries of the machine; better said here than as a browser that closes at once.
    private static async Task ProveItStartsAsync(InstalledBrowser browser, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsLinux()
            && await new ToolCommand(browser.ExecutablePath, ["--version"]).RunAsync(new Progress<string>(), cancellationToken) != 0)
        {
            throw new HarnessException(
                $"{browser.Name} was fetched but does not start: this machine lacks libraries it needs. Let an administrator install the package chromium, and start again.");
        }
    }
}
