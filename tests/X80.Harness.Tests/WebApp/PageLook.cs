using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace X80.Harness.Tests.WebApp;

/// <summary>Takes a picture of a page as it is on a desk and on a phone in the dark, and looks for barriers; presses its buttons.</summary>
internal static class PageLook
{
    public static async Task AtAsync(IPage page, string name, DirectoryInfo pictures)
    {
        await page.SetViewportSizeAsync(1100, 800);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures.FullName, $"{name}.png"), FullPage = true });
        AssertNone(name, await page.RunAxe());

        // The scheme changes colours alone.
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(360, 740);
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures.FullName, $"{name}-phone-dark.png"), FullPage = true });
        AssertNone(name, await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["color-contrast", "target-size"] } }));
        Assert.Equal((name, 360), (name, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1100, 800);
    }

    /// <summary>Presses the button, and waits for the page that answers.</summary>
    public static async Task PressAsync(IPage page, string button, bool last = false)
    {
        var buttons = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        var loaded = new TaskCompletionSource();
        void OnLoad(object? sender, IPage answered) => loaded.TrySetResult();
        page.Load += OnLoad;
        await (last ? buttons.Last : buttons.First).ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        page.Load -= OnLoad;
    }

    private static void AssertNone(string name, AxeResult result) => Assert.True(
        result.Violations.Length == 0,
        string.Join('\n', result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{name}: {violation.Id}: {node.Html}"))));
}
