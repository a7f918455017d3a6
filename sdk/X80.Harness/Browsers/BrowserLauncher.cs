using Microsoft.Playwright;

namespace X80.Harness.Browsers;

/// <summary>Starts browser processes of their own, over a pipe: no debugging port is ever opened.</summary>
internal sealed class BrowserLauncher(IPlaywright playwright, BrowserStart start)
{
    public const string UnsandboxedNotice =
        "The browser runs WITHOUT its sandbox: a hostile page that breaks out of it would have this account. Use it for practice only, or run X80 as an ordinary user.";

    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>Whether a browser was started without a sandbox.</summary>
    public bool RanUnsandboxed { get; private set; }

    /// <exception cref="HarnessException">The browser does not start, or only without a sandbox and that was not allowed.</exception>
    public async Task<IBrowserContext> LaunchAsync(BrowserProfile profile, IEnumerable<string> arguments, ViewportSize headlessSize)
    {
        if (IsRoot && !start.AllowUnsandboxed)
        {
            throw new HarnessException("As root the browser cannot run in its sandbox. Run X80 as an ordinary user.");
        }

        var all = BrowserArguments.With(arguments);
        if (!IsRoot)
        {
            try
            {
                return await StartAsync(profile, all, headlessSize, sandbox: true);
            }
            catch (PlaywrightException failure) when (start.AllowUnsandboxed && failure.Message.Contains("sandbox", StringComparison.OrdinalIgnoreCase))
            {
                // This system denies ordinary users what the sandbox is built of; going on was allowed, and is said.
            }
            catch (PlaywrightException failure)
            {
                throw DidNotStart(failure);
            }
        }

        RanUnsandboxed = true;
        try
        {
            return await StartAsync(profile, all, headlessSize, sandbox: false);
        }
        catch (PlaywrightException failure)
        {
            throw DidNotStart(failure);
        }
    }

    private Task<IBrowserContext> StartAsync(BrowserProfile profile, string[] arguments, ViewportSize headlessSize, bool sandbox) =>
        playwright.Chromium.LaunchPersistentContextAsync(profile.Folder, new()
        {
            ExecutablePath = start.Browser.ExecutablePath,
            Headless = start.Headless,
            ChromiumSandbox = sandbox,
            IgnoreDefaultArgs = BrowserArguments.LeftOut(profile),
            Args = arguments,
            Env = OwnEnvironment().Concat(start.Environment).GroupBy(pair => pair.Key).Select(same => same.Last()).ToDictionary(),
            AcceptDownloads = false,
            ViewportSize = start.Headless ? headlessSize : ViewportSize.NoViewport,
        });

    private static IEnumerable<KeyValuePair<string, string>> OwnEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(pair => KeyValuePair.Create((string)pair.Key, (string)pair.Value!))
            .Where(pair => !pair.Key.StartsWith("X80_", StringComparison.OrdinalIgnoreCase));

    private HarnessException DidNotStart(PlaywrightException failure) =>
        new($"{start.Browser.Name} did not start. Close other copies that use the same profile, check that it opens by hand, or name another with {BrowserFinder.OverrideVariable}.", failure);
}
