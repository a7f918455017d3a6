namespace X80.Harness.Browsers;

/// <summary>
/// Looks for a Chromium-family browser: the one named by <c>X80_BROWSER</c>, then installed Chrome, Edge and Chromium,
/// then what Playwright's installer keeps in its cache.
/// </summary>
internal sealed class BrowserFinder
{
    public const string OverrideVariable = "X80_BROWSER";

    private readonly BrowserPlaces places;
    private readonly Func<string, string?> environment;
    private readonly Func<string, bool> exists;

    public BrowserFinder()
        : this(BrowserPlaces.OfThisMachine(), Environment.GetEnvironmentVariable, File.Exists)
    {
    }

    internal BrowserFinder(BrowserPlaces places, Func<string, string?> environment, Func<string, bool> exists) =>
        (this.places, this.environment, this.exists) = (places, environment, exists);

    /// <returns>The browser to use, or null when there is none.</returns>
    /// <exception cref="HarnessException"><c>X80_BROWSER</c> names a file that is not there.</exception>
    public InstalledBrowser? Find()
    {
        if (environment(OverrideVariable) is { Length: > 0 } chosen)
        {
            return exists(chosen)
                ? new InstalledBrowser(Path.GetFileNameWithoutExtension(chosen), chosen)
                : throw new HarnessException(
                    $"{OverrideVariable} names a browser that is not there. Set it to the path of a Chrome, Edge or Chromium executable, or unset it.");
        }

        return places.Installed.Concat(places.InPlaywrightCache()).FirstOrDefault(browser => exists(browser.ExecutablePath));
    }
}
