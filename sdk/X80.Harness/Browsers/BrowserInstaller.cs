using X80.Harness.Processes;

namespace X80.Harness.Browsers;

/// <summary>Fetches a browser where none is installed: Debian's packages for root on Debian, else Playwright's own build.</summary>
internal sealed class BrowserInstaller(IProgress<string> progress)
{
    // Liberation and the emoji font: without them a fresh machine shows boxes where a chat has letters.
    private static readonly string[] BrowserPackages = ["chromium", "chromium-sandbox", "fonts-liberation", "fonts-noto-color-emoji"];

    public static bool CanUsePackages => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && IsDebian();

    public async Task InstallBrowserAsync(CancellationToken cancellationToken)
    {
        if (CanUsePackages)
        {
            progress.Report("No browser is installed. Fetching Debian's Chromium (about 100 MB); this happens once.");
            await InstallPackagesAsync(BrowserPackages, cancellationToken);
            return;
        }

        progress.Report("No browser is installed. Fetching Playwright's Chromium (about 170 MB); this happens once.");
        await InstallPlaywrightsBuildAsync(cancellationToken);
    }

    /// <returns>Whether the packages could be had; a virtual display is a comfort, so its absence is no error.</returns>
    public async Task<bool> TryInstallVirtualDisplayAsync(CancellationToken cancellationToken)
    {
        if (!CanUsePackages)
        {
            return false;
        }

        progress.Report("No display is here. Fetching a virtual one (Xvfb); this happens once.");
        try
        {
            await InstallPackagesAsync(["xvfb"], cancellationToken);
            return true;
        }
        catch (HarnessException failure)
        {
            progress.Report(failure.Message);
            return false;
        }
    }

    private async Task InstallPackagesAsync(string[] packages, CancellationToken cancellationToken)
    {
        // Another installation may hold apt's lock: wait for it rather than fail.
        string[] options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=300"];
        await AptAsync([.. options, "update"], cancellationToken);
        await AptAsync([.. options, "--no-install-recommends", "install", .. packages], cancellationToken);
    }

    private async Task AptAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var command = new ToolCommand("apt-get", arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        if (await command.RunAsync(progress, cancellationToken) is not 0 and var code)
        {
            throw new HarnessException(
                $"apt-get ended with code {code}, so the packages are not installed. Check this machine's network and package sources, or run: apt-get install {string.Join(' ', BrowserPackages)} xvfb");
        }
    }

    // Playwright's own entry point has no asynchronous form and cannot be cancelled.
    private static async Task InstallPlaywrightsBuildAsync(CancellationToken cancellationToken)
    {
        var code = await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"]), cancellationToken);
        if (code != 0)
        {
            throw new HarnessException(
                $"No browser is installed and Playwright's installer ended with code {code}. Install Chrome, Edge or Chromium, or set {BrowserFinder.OverrideVariable} to the path of one, and start again.");
        }
    }

    private static bool IsDebian() =>
        File.Exists("/etc/os-release") && File.ReadLines("/etc/os-release").Any(line => line.Replace("\"", "", StringComparison.Ordinal) == "ID=debian");
}
