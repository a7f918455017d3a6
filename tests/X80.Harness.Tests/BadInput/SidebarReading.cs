using Microsoft.Playwright;

namespace X80.Harness.Tests.BadInput;

/// <summary>What stands in the sidebar's document, as a person sees it.</summary>
internal static class SidebarReading
{
    private static readonly string[] WordsOfAStack = ["Exception", " at X80", " at System", "System.", "Microsoft.", ".cs:", "[object", "x80_"];

    /// <summary>The failure's sentences; the rest of the panel is its heading and a button.</summary>
    public static async Task<string> ReadFailureAsync(this IPage sidebar) => await ReadAsync(sidebar, "[data-panel=failure] > p");

    public static async Task<string> ReadHintAsync(this IPage sidebar) => await ReadAsync(sidebar, "[data-panel=hint]");

    public static async Task<string> ReadPanelAsync(this IPage sidebar, string panel) => await sidebar.Locator($"[data-panel={panel}]").InnerTextAsync();

    private static async Task<string> ReadAsync(IPage sidebar, string selector)
    {
        var everything = await sidebar.Locator("body").InnerTextAsync();
        Assert.All(WordsOfAStack, word => Assert.DoesNotContain(word, everything, StringComparison.Ordinal));
        var place = sidebar.Locator(selector);
        await place.First.WaitForAsync();
        return string.Join(' ', await place.AllInnerTextsAsync());
    }
}
