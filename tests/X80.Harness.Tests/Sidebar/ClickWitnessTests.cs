using Microsoft.Playwright;
using X80.Harness.Sidebar;
using X80.Harness.Tests.Support;
using X80.Sdk.Clicks;

namespace X80.Harness.Tests.Sidebar;

public sealed class ClickWitnessTests(OpenHarness open) : IClassFixture<OpenHarness>
{
    [Fact]
    public async Task A_persons_click_on_a_settled_control_counts()
    {
        await SettledAsync();

        var witnessed = await WitnessAsync(() => Page.Locator("[data-control=sync]").ClickAsync());

        Assert.True(witnessed is { Control: "sync", Trusted: true, Visible: true });
        Assert.NotNull(Mint(witnessed, out _));
    }

    [Fact]
    public async Task Enter_on_a_focused_control_counts()
    {
        await SettledAsync();
        await Page.Locator("[data-control=sync]").FocusAsync();

        var witnessed = await WitnessAsync(() => Page.Keyboard.PressAsync("Enter"));

        Assert.NotNull(Mint(witnessed, out _));
    }

    [Theory]
    [InlineData("document.querySelector('[data-control=sync]').click()")]
    [InlineData("document.querySelector('[data-control=sync]').dispatchEvent(new MouseEvent('click', { bubbles: true, isTrusted: true }))")]
    [InlineData("document.querySelector('[data-control=sync]').dispatchEvent(new PointerEvent('click', { bubbles: true, pointerType: 'mouse', detail: 1 }))")]
    public async Task A_click_made_by_script_is_refused_and_counted(string script)
    {
        await SettledAsync();
        var before = open.Parts.Gate.CountRefused(ClickRefusal.Synthetic);

        var witnessed = await WitnessAsync(() => Page.EvaluateAsync(script));

        Assert.Null(Mint(witnessed, out var refusal));
        Assert.Equal(ClickRefusal.Synthetic, refusal);
        Assert.Equal(before + 1, open.Parts.Gate.CountRefused(ClickRefusal.Synthetic));
    }

    [Fact]
    public async Task Scenario_160_Another_button_and_a_press_that_is_drawn_onto_a_control_are_no_click()
    {
        await SettledAsync();
        var seen = new List<Witnessed>();
        var counted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.Window.Clicked += OnClicked;
        var sync = Page.Locator("[data-control=sync]");
        var box = (await sync.BoundingBoxAsync())!;

        await sync.ClickAsync(new() { Button = MouseButton.Right });
        await Page.Keyboard.PressAsync("Escape");
        await sync.ClickAsync(new() { Button = MouseButton.Middle });
        await Page.Mouse.MoveAsync(box.X + 5, box.Y + box.Height + 60);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + 5, box.Y + 5);
        await Page.Mouse.UpAsync();
        await sync.ClickAsync();

        // Events of one window come in order: with the last one here, the others would have been.
        await counted.Task.WaitAsync(TestContext.Current.CancellationToken);
        open.Window.Clicked -= OnClicked;
        Assert.Single(seen);

        void OnClicked(object? sender, Witnessed one)
        {
            seen.Add(one);
            counted.TrySetResult();
        }
    }

    [Fact]
    public async Task A_click_on_what_has_just_been_drawn_is_refused()
    {
        await SettledAsync();
        await DrawAsync("Look here.");

        var witnessed = await WitnessAsync(() => Page.Locator("[data-control=sync]").ClickAsync());

        Assert.Null(Mint(witnessed, out var refusal));
        Assert.Equal(ClickRefusal.JustChanged, refusal);
    }

    [Fact]
    public async Task A_click_that_came_before_the_last_drawing_is_refused_after_it()
    {
        await SettledAsync();
        var witnessed = await WitnessAsync(() => Page.Locator("[data-control=sync]").ClickAsync());

        await DrawAsync("Changed since.");

        Assert.Null(Mint(witnessed, out var refusal));
        Assert.Equal(ClickRefusal.JustChanged, refusal);
    }

    [Fact]
    public async Task Drawing_the_same_again_unsettles_nothing()
    {
        await SettledAsync();
        await DrawAsync(null);

        Assert.NotNull(await Page.Locator("html").GetAttributeAsync("data-settled"));
    }

    [Fact]
    public async Task A_resize_unsettles_the_panel()
    {
        await SettledAsync();
        await Page.SetViewportSizeAsync(480, 800);
        await Page.Locator("html:not([data-settled])").WaitForAsync();
        await Page.Locator("html[data-settled]").WaitForAsync();

        Assert.True(open.Window.UnchangedAt(TimeProvider.System.GetTimestamp()) >= ClickGate.SettleTime);
    }

    [Fact]
    public async Task No_script_of_either_document_sees_the_witness()
    {
        const string Names = "Object.getOwnPropertyNames(globalThis).filter(name => /x80/i.test(name))";

        Assert.Equal(["x80Draw", "x80Settle"], (await Page.EvaluateAsync<string[]>(Names)).Order());
        Assert.Equal("undefined", await Page.EvaluateAsync<string>("typeof x80Witness"));
        Assert.Empty(await open.Parts.Page.EvaluateAsync<string[]>(Names));
    }

    private IPage Page => open.Window.Page;

    // Each test starts from a drawing of its own that has stood long enough; the window says so itself.
    private async Task SettledAsync()
    {
        await DrawAsync(null);
        await Page.Locator("html[data-settled]").WaitForAsync();
    }

    private Task DrawAsync(string? hint) =>
        open.Window.DrawAsync(() => SidebarDrawing.Of(SampleStates.Idle, new(hint, [], [])), TestContext.Current.CancellationToken);

    private async Task<Witnessed> WitnessAsync(Func<Task> act)
    {
        var seen = new TaskCompletionSource<Witnessed>(TaskCreationOptions.RunContinuationsAsynchronously);
        open.Window.Clicked += OnClicked;
        await act();
        var witnessed = await seen.Task.WaitAsync(TestContext.Current.CancellationToken);
        open.Window.Clicked -= OnClicked;
        return witnessed;

        void OnClicked(object? sender, Witnessed one) => seen.TrySetResult(one);
    }

    private HumanClick? Mint(Witnessed witnessed, out ClickRefusal? refusal) => open.Parts.Gate.Mint(
        new(witnessed.Control, witnessed.Trusted, witnessed.Visible, open.Window.UnchangedAt(witnessed.At), "document"), out refusal);
}
