using Microsoft.Playwright;
using X80.Harness.Guarding;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.Guarding;

public sealed class NavigationGuardTests(OpenHarness open) : IClassFixture<OpenHarness>, IAsyncDisposable
{
    private readonly HitServer evil = new();

    // Each brings the browser to ask for the hostile address; the page in which it happens links to it as #go.
    private static readonly Dictionary<string, Func<IPage, Task>> Vectors = new()
    {
        ["a link"] = page => page.Locator("#go").ClickAsync(),
        ["a link to a redirect of the channel"] = page => page.Locator("#hop").ClickAsync(),
        ["ctrl-click"] = page => page.Locator("#go").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }),
        ["shift-click"] = page => page.Locator("#go").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] }),
        ["middle-click"] = page => page.Locator("#go").ClickAsync(new() { Button = MouseButton.Middle }),
        ["a link into a new window"] = page => page.Locator("#blank").ClickAsync(),
        ["a window that redirects"] = page => page.Locator("#blankhop").ClickAsync(),
        ["location"] = page => page.EvaluateAsync("location.href = document.querySelector('#go').href"),
        ["a frame"] = page => page.EvaluateAsync("document.body.append(Object.assign(document.createElement('iframe'), { src: document.querySelector('#go').href }))"),
        ["a frame that redirects"] = page => page.EvaluateAsync("document.body.append(Object.assign(document.createElement('iframe'), { src: '/hop' }))"),
        ["a form"] = page => page.Locator("#post").ClickAsync(),
        ["a request"] = page => page.EvaluateAsync("fetch(document.querySelector('#go').href, { mode: 'no-cors' }).catch(() => 0) && 0"),
    };

    public static TheoryData<string> Names => [.. Vectors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_way_out_of_the_channel_reaches_another_host_and_each_is_listed(string vector)
    {
        var cancel = TestContext.Current.CancellationToken;
        using (var anybody = new HttpClient())
        {
            await anybody.GetAsync(new Uri(evil.Address), cancel);
        }

        Assert.Equal(1, evil.Hits);
        var refused = RefusalFrom(open.Parts.Refusals);
        var page = await OpenAsync();

        await Vectors[vector](page);

        var refusal = await refused.WaitAsync(cancel);
        Assert.DoesNotContain("evil", refusal.Address, StringComparison.Ordinal);
        Assert.Equal("https://web.whatsapp.com/", page.Url);
        Assert.Equal(1, evil.Hits);
    }

    [Fact]
    public async Task A_document_that_needed_no_request_closes_the_gate_until_the_channel_is_back()
    {
        var page = await OpenAsync();
        Assert.True(open.Parts.Gate.IsArmed);
        var disarmed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.Parts.Refusals.Added += OnRefused;
        open.Parts.Navigation.DocumentChanged += OnDocument;

        await page.EvaluateAsync("location.href = URL.createObjectURL(new Blob(['<p>taken'], { type: 'text/html' })); 0");

        Assert.False(await disarmed.Task.WaitAsync(TestContext.Current.CancellationToken));
        await back.Task.WaitAsync(TestContext.Current.CancellationToken);
        open.Parts.Refusals.Added -= OnRefused;
        open.Parts.Navigation.DocumentChanged -= OnDocument;
        Assert.Contains(open.Parts.Refusals.All, refusal => refusal.Reason == "untrusted-document");

        void OnDocument(object? sender, EventArgs changed)
        {
            if (open.Parts.Gate.IsArmed)
            {
                back.TrySetResult();
            }
        }

        void OnRefused(object? sender, Refusal refused)
        {
            if (open.Parts.Refusals.All[^1].Reason == "untrusted-document")
            {
                disarmed.TrySetResult(open.Parts.Gate.IsArmed);
            }
        }
    }

    [Theory]
    [InlineData("camera")]
    [InlineData("microphone")]
    [InlineData("notifications")]
    [InlineData("geolocation")]
    public async Task Every_permission_is_denied_without_a_question(string name)
    {
        var page = await OpenAsync();

        Assert.Equal("denied", await page.EvaluateAsync<string>("async name => (await navigator.permissions.query({ name })).state", name));
    }

    [Fact]
    public async Task A_dialog_of_the_page_stops_nobody()
    {
        var page = await OpenAsync();

        Assert.False(await page.EvaluateAsync<bool>("confirm('Sure?')"));
    }

    public ValueTask DisposeAsync() => evil.DisposeAsync();

    // The list keeps a thing once; a fresh hostile port for each test makes each refusal a new one.
    private static Task<Refusal> RefusalFrom(RefusalList refusals)
    {
        var seen = new TaskCompletionSource<Refusal>(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = refusals.All;
        refusals.Added += (_, _) =>
        {
            if (refusals.All.FirstOrDefault(one => !before.Contains(one)) is { } fresh)
            {
                seen.TrySetResult(fresh);
            }
        };
        return seen.Task;
    }

    private async Task<IPage> OpenAsync()
    {
        open.Site.Redirect("/hop", evil.Address);
        open.Site.Html("/", $"""
            <title>Hostile</title>
            <a id=go href="{evil.Address}">go</a> <a id=hop href="/hop">hop</a>
            <a id=blank target=_blank href="{evil.Address}">blank</a> <a id=blankhop target=_blank href="/hop">blank hop</a>
            <form method=post action="{evil.Address}"><button id=post>post</button></form>
            """);
        try
        {
            await open.Parts.Page.GotoAsync("https://web.whatsapp.com/");
        }
        catch (PlaywrightException failed) when (failed.Message.StartsWith("net::ERR_ABORTED", StringComparison.Ordinal))
        {
            // The guard's own way back from what the last row tried leads to the same place.
            await Assertions.Expect(open.Parts.Page).ToHaveURLAsync("https://web.whatsapp.com/");
        }

        await open.Parts.Page.Locator("#go").WaitForAsync();
        return open.Parts.Page;
    }
}
