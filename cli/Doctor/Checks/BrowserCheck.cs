using X80.Harness;
using X80.Harness.Browsers;
using X80.Harness.Pages;
using X80.Sdk.Channels;

namespace X80.Cli.Doctor.Checks;

/// <summary>Whether a browser is here, starts, and has its sandbox: it is started, with a throw-away profile and without network.</summary>
/// <param name="find">Looks for it on this machine.</param>
internal sealed class BrowserCheck(Func<InstalledBrowser?> find) : IDoctorCheck
{
    private const string Name = "browser";
    private const string Sandbox = "sandbox";

    public string Subject => "the browser and its sandbox";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (find() is not { } browser)
            {
                return
                [
                    Finding.Wrong(Name, "No Chrome, Edge or Chromium is here.", $"Install one, set {BrowserFinder.OverrideVariable} to its executable, or let x80 demo fetch one."),
                    Finding.Unseen(Sandbox, "There is no browser to start."),
                ];
            }

            await using var started = await SavedPageBrowser.StartAsync(KnownChannels.WhatsApp, browser, allowUnsandboxed: true, cancellationToken);
            return [Finding.Ok(Name, $"{browser.Name} is here and starts."), SandboxOf(started)];
        }
        catch (HarnessException failure)
        {
            return [Finding.Wrong(Name, failure.Message, "Mend it as said, then run x80 doctor again."), Finding.Unseen(Sandbox, "The browser did not start.")];
        }
    }

    private static Finding SandboxOf(SavedPageBrowser started) =>
        started.Notices.Count == 0 ? Finding.Ok(Sandbox, "The browser ran in its sandbox.")
        : Environment.IsPrivilegedProcess ? Finding.Wrong(Sandbox, "As root the browser has no sandbox, and x80 open refuses.", "Run X80 as an ordinary user.")
        : Finding.Wrong(Sandbox, "This system denies the browser its sandbox, and x80 open refuses.", "Install the package chromium-sandbox, or let an administrator allow user namespaces.");
}
