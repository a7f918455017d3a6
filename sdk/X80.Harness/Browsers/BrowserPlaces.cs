namespace X80.Harness.Browsers;

/// <summary>Where browsers live on each operating system, best first.</summary>
/// <param name="Installed">Fixed places of installed browsers.</param>
/// <param name="PlaywrightCache">The folder that Playwright's installer fills.</param>
/// <param name="CachedExecutables">Where the executable lies inside one cached build, by Playwright's layouts.</param>
internal sealed record BrowserPlaces(
    IReadOnlyList<InstalledBrowser> Installed, string PlaywrightCache, IReadOnlyList<string> CachedExecutables)
{
    public static BrowserPlaces OfThisMachine() =>
        OperatingSystem.IsWindows() ? Windows() : OperatingSystem.IsMacOS() ? MacOS() : Linux();

    /// <summary>The builds in Playwright's cache, newest first.</summary>
    public IEnumerable<InstalledBrowser> InPlaywrightCache() =>
        Directory.Exists(PlaywrightCache)
            ? Directory.EnumerateDirectories(PlaywrightCache, "chromium-*")
                .OrderByDescending(folder => int.TryParse(folder.AsSpan(folder.LastIndexOf('-') + 1), out var build) ? build : 0)
                .SelectMany(folder => CachedExecutables.Select(file => new InstalledBrowser("Playwright's Chromium", Path.Combine(folder, file))))
            : [];

    private static BrowserPlaces Linux()
    {
        (string Name, string Path)[] fixedPlaces =
        [
            ("Google Chrome", "/opt/google/chrome/chrome"),
            ("Google Chrome", "/usr/bin/google-chrome-stable"),
            ("Microsoft Edge", "/opt/microsoft/msedge/msedge"),
            ("Microsoft Edge", "/usr/bin/microsoft-edge-stable"),
            ("Chromium", "/usr/bin/chromium"),
            ("Chromium", "/usr/lib/chromium/chromium"),
            ("Chromium", "/usr/lib64/chromium-browser/chromium-browser"),
            ("Chromium", "/snap/bin/chromium"),
        ];
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(Home, ".cache");
        return new(Browsers(fixedPlaces), PlaywrightFolder(cache), ["chrome-linux64/chrome", "chrome-linux/chrome"]);
    }

    private static BrowserPlaces MacOS()
    {
        (string Name, string Path)[] apps =
        [
            ("Google Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"),
            ("Microsoft Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
            ("Chromium", "Chromium.app/Contents/MacOS/Chromium"),
        ];
        string[] roots = ["/Applications", Path.Combine(Home, "Applications")];
        const string Testing = "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";
        return new(
            Browsers(apps.SelectMany(app => roots.Select(root => (app.Name, Path.Combine(root, app.Path))))),
            PlaywrightFolder(Path.Combine(Home, "Library", "Caches")),
            ["chrome-mac-arm64/" + Testing, "chrome-mac-x64/" + Testing, "chrome-mac/Chromium.app/Contents/MacOS/Chromium"]);
    }

    private static BrowserPlaces Windows()
    {
        (string Name, string Path)[] programs =
        [
            ("Google Chrome", @"Google\Chrome\Application\chrome.exe"),
            ("Microsoft Edge", @"Microsoft\Edge\Application\msedge.exe"),
            ("Chromium", @"Chromium\Application\chrome.exe"),
        ];
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        string[] roots =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86),
            local,
        ];
        return new(
            Browsers(programs.SelectMany(program => roots.Select(root => (program.Name, Path.Combine(root, program.Path))))),
            PlaywrightFolder(local),
            [@"chrome-win64\chrome.exe", @"chrome-win\chrome.exe"]);
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string PlaywrightFolder(string cache) =>
        Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } set ? set : Path.Combine(cache, "ms-playwright");

    private static InstalledBrowser[] Browsers(IEnumerable<(string Name, string Path)> places) =>
        [.. places.Select(place => new InstalledBrowser(place.Name, place.Path))];
}
