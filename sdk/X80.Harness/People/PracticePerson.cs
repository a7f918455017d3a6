using Microsoft.Playwright;
using X80.Harness.Sidebar;

namespace X80.Harness.People;

/// <summary>A person at the practice page: trusted mouse and key events in the two windows, and screenshots of them.</summary>
public sealed class PracticePerson
{
    private readonly SidebarController controller;
    private readonly Task closed;

    internal PracticePerson(IPage page, SidebarWindow window, SidebarController controller, Task closed) =>
        (Page, Sidebar, this.controller, this.closed) = (page, window.Page, controller, closed);

    /// <summary>The wrapped page, for stimuli.</summary>
    public IPage Page { get; }

    public IPage Sidebar { get; }

    /// <summary>How many clicks this person has made on the sidebar.</summary>
    public int Clicks { get; private set; }

    /// <summary>
    /// Clicks a control of the sidebar with the mouse, once it is there, enabled and has stood unchanged long enough;
    /// returns when the session has finished what the click started and has drawn it.
    /// </summary>
    /// <param name="control">The control's name, as in its <c>data-control</c> attribute, such as <c>sync</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The click did not count, or the session ended.</exception>
    public async Task ClickAsync(string control, CancellationToken cancellationToken)
    {
        var target = Sidebar.Locator($"html[data-settled] {Named("control", control)}:enabled");
        await target.WaitForAsync().WaitAsync(cancellationToken);
        await target.ScrollIntoViewIfNeededAsync();
        var box = await target.BoundingBoxAsync() ?? throw new InvalidOperationException($"The control {control} is not shown.");

        Clicks++;
        await HandledAsync(control, () => Sidebar.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2)), cancellationToken);
    }

    /// <summary>
    /// Presses a key that operates a control, once the sidebar has stood unchanged long enough; returns as
    /// <see cref="ClickAsync"/> does.
    /// </summary>
    /// <param name="control">The control that the key operates: the focused one, or the button of the focused field's form.</param>
    /// <param name="key">Such as <c>Enter</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The key did not count, or the session ended.</exception>
    public async Task PressAsync(string control, string key, CancellationToken cancellationToken)
    {
        await Sidebar.Locator("html[data-settled]").WaitForAsync().WaitAsync(cancellationToken);
        await HandledAsync(control, () => Sidebar.Keyboard.PressAsync(key), cancellationToken);
    }

    /// <summary>Types into a field of the sidebar, as in its <c>data-field</c> attribute, such as <c>search</c>.</summary>
    public Task FillAsync(string field, string text, CancellationToken cancellationToken) =>
        Sidebar.Locator(Named("field", field)).FillAsync(text).WaitAsync(cancellationToken);

    /// <summary>Unfolds a part of the sidebar, as in its <c>data-fold</c> attribute, such as <c>fields</c>.</summary>
    public Task UnfoldAsync(string part, CancellationToken cancellationToken) =>
        Sidebar.Locator($"{Named("fold", part)}:not([open]) > summary").ClickAsync().WaitAsync(cancellationToken);

    /// <summary>Clicks a chat in the practice page's list; returns when the page shows it open.</summary>
    /// <param name="chatId">As in the row's <c>data-practice-chat</c> attribute.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task OpenChatAsync(string chatId, CancellationToken cancellationToken)
    {
        var row = Page.Locator(Named("practice-chat", chatId));
        await row.ClickAsync().WaitAsync(cancellationToken);
        await row.And(Page.Locator(".open")).WaitForAsync().WaitAsync(cancellationToken);
    }

    public Task ScreenshotPageAsync(string path, CancellationToken cancellationToken) =>
        Page.ScreenshotAsync(new() { Path = path }).WaitAsync(cancellationToken);

    /// <summary>The whole sidebar, also what is scrolled out of view.</summary>
    public Task ScreenshotSidebarAsync(string path, CancellationToken cancellationToken) =>
        Sidebar.ScreenshotAsync(new() { Path = path, FullPage = true }).WaitAsync(cancellationToken);

    private async Task HandledAsync(string control, Func<Task> input, CancellationToken cancellationToken)
    {
        var handled = new TaskCompletionSource<ClickOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        controller.Handled += OnHandled;
        try
        {
            await input();
            await Task.WhenAny(handled.Task, closed).WaitAsync(cancellationToken);
        }
        finally
        {
            controller.Handled -= OnHandled;
        }

        if (!handled.Task.IsCompleted)
        {
            throw new InvalidOperationException($"The session ended before the click on {control} was dealt with.");
        }

        if ((await handled.Task).Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The click on {control} did not count: {refusal}.");
        }

        void OnHandled(object? sender, ClickOutcome outcome)
        {
            if (outcome.Control == control)
            {
                handled.TrySetResult(outcome);
            }
        }
    }

    private static string Named(string attribute, string value) =>
        $"[data-{attribute}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
}
