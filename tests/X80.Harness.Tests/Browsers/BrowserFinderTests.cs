using X80.Harness.Browsers;

namespace X80.Harness.Tests.Browsers;

public sealed class BrowserFinderTests : IDisposable
{
    private readonly DirectoryInfo cache = Directory.CreateTempSubdirectory("x80-test-");

    [Fact]
    public void The_browser_a_person_names_comes_first()
    {
        var finder = Finder(chosen: "/opt/mine/brave", there: ["/opt/mine/brave", "/usr/bin/chrome"]);

        Assert.Equal(new InstalledBrowser("brave", "/opt/mine/brave"), finder.Find());
    }

    [Fact]
    public void A_named_browser_that_is_not_there_is_an_error_that_names_the_variable_and_no_path()
    {
        var failure = Assert.Throws<HarnessException>(() => Finder(chosen: "/opt/gone", there: ["/usr/bin/chrome"]).Find());

        Assert.Contains("X80_BROWSER", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/opt/gone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Installed_browsers_are_taken_in_order()
    {
        var finder = Finder(there: ["/usr/bin/chromium", "/usr/bin/chrome"]);

        Assert.Equal("/usr/bin/chrome", finder.Find()?.ExecutablePath);
    }

    [Fact]
    public void The_newest_build_of_Playwrights_cache_serves_where_nothing_is_installed()
    {
        var (older, newer) = (CachedBuild("chromium-999"), CachedBuild("chromium-1200"));

        Assert.Equal(newer, Finder(there: [older, newer]).Find()?.ExecutablePath);
    }

    [Fact]
    public void A_headless_shell_in_the_cache_is_no_browser_for_a_person() =>
        Assert.Null(Finder(there: [CachedBuild("chromium_headless_shell-1200")]).Find());

    [Fact]
    public void Nothing_installed_gives_nothing() => Assert.Null(Finder(there: []).Find());

    public void Dispose() => cache.Delete(recursive: true);

    private string CachedBuild(string name) => Path.Combine(cache.CreateSubdirectory(name).FullName, "linux/chrome");

    private BrowserFinder Finder(string[] there, string? chosen = null) =>
        new(
            new BrowserPlaces([new("Chrome", "/usr/bin/chrome"), new("Chromium", "/usr/bin/chromium")], cache.FullName, ["linux/chrome"]),
            variable => variable == "X80_BROWSER" ? chosen : null,
            there.Contains);
}
