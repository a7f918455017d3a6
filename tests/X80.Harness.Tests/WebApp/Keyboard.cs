using Microsoft.Playwright;

namespace X80.Harness.Tests.WebApp;

/// <summary>A person who has a keyboard and nothing else.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 120;

    /// <summary>Presses Tab until that control has the focus, and checks that the focus can be seen.</summary>
    public async Task GoToAsync(ILocator control)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await control.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                Assert.NotEqual("none", await control.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle"));
                return;
            }
        }

        Assert.Fail($"Tab does not reach {control} on {page.Url}.");
    }

    public async Task TypeAsync(string label, string text)
    {
        await GoToAsync(page.GetByLabel(label, new() { Exact = true }).First);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task TickAsync(ILocator box)
    {
        await GoToAsync(box);
        await page.Keyboard.PressAsync("Space");
    }

    /// <summary>Presses the button, and waits for the page that answers.</summary>
    public async Task PressAsync(string button)
    {
        await GoToAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
        await EnterAsync();
    }

    public async Task FollowAsync(string link)
    {
        await GoToAsync(page.GetByRole(AriaRole.Link, new() { Name = link }).First);
        await EnterAsync();
    }

    private async Task EnterAsync()
    {
        var loaded = new TaskCompletionSource();
        void OnLoad(object? sender, IPage page) => loaded.TrySetResult();
        page.Load += OnLoad;
        await page.Keyboard.PressAsync("Enter");
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        page.Load -= OnLoad;
    }
}
