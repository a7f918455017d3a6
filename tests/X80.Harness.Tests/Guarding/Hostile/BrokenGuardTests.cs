using X80.Harness.Guarding;
using X80.ReferenceServer.Tests.Rig;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>Scenario 180: a guard that breaks has allowed nothing, whoever asked it.</summary>
public sealed class BrokenGuardTests(HostileStage stage) : IClassFixture<HostileStage>, IAsyncLifetime
{
    private const string Broken = "broken";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        stage.GuardBreaksAt = null;
        stage.ForgetRefusals();
        await stage.OpenAsync();
        await Poll.UntilAsync(() => stage.Gate.IsArmed, Cancel);
    }

    public ValueTask DisposeAsync()
    {
        stage.GuardBreaksAt = null;
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("page", "location.href = '/broken-page'")]
    [InlineData("frame", "document.body.append(Object.assign(document.createElement('iframe'), { src: '/broken-frame' })); 0")]
    [InlineData("window", "open('/broken-window') && 0")]
    public async Task Scenario_180_A_broken_guard_lets_no_document_of_the_channel_load(string what, string script)
    {
        stage.GuardBreaksAt = Broken;
        var refused = Refused(what);

        await stage.Page.EvaluateAsync(script);

        await refused.WaitAsync(Patience, Cancel);
        await stage.LeaveAsync(Cancel);
        Assert.DoesNotContain(stage.Asked, path => path is "/broken-page" or "/broken-frame");
    }

    [Fact]
    public async Task Scenario_180_A_broken_guard_shows_no_dialog_and_opens_no_link()
    {
        await stage.Page.EvaluateAsync("document.body.insertAdjacentHTML('afterbegin', '<a id=out target=_blank href=\"https://example.com/broken-link\">out</a>')");
        var opened = stage.Links.Opened.Count;
        stage.GuardBreaksAt = "://";
        var refused = Refused("window");

        Assert.False(await stage.Page.EvaluateAsync<bool>("confirm('Sure?')").WaitAsync(Patience, Cancel));
        await stage.Page.Locator("#out").ClickAsync();
        await refused.WaitAsync(Patience, Cancel);
        await Poll.UntilAsync(() => stage.Page.Context.Pages.Count == 1, Cancel);

        Assert.Equal(opened, stage.Links.Opened.Count);
        Assert.Contains(stage.Refusals.All, refusal => refusal is { What: "dialog", Reason: ShellGuard.Failed });
    }

    [Fact]
    public async Task Scenario_180_A_guard_that_breaks_after_the_commit_closes_the_gate()
    {
        var closed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Navigation.DocumentChanged += OnDocument;
        stage.GuardBreaksAt = "blob:";

        await stage.Page.EvaluateAsync("setTimeout(() => { location.href = URL.createObjectURL(new Blob(['<p>taken'], { type: 'text/html' })); })");

        Assert.False(await closed.Task.WaitAsync(Patience, Cancel));
        await Poll.UntilAsync(() => stage.Gate.IsArmed && stage.Page.Url == HostileStage.Start, Cancel);
        stage.Navigation.DocumentChanged -= OnDocument;

        void OnDocument(object? sender, EventArgs changed) => closed.TrySetResult(stage.Gate.IsArmed);
    }

    [Fact]
    public async Task Scenario_176_In_a_document_that_is_written_anew_a_link_opens_nothing_outside()
    {
        const string Link = "<a id=out target=_blank href=\"https://example.com/before\">out</a>";
        var opened = stage.Links.Opened.Count;
        await stage.Page.EvaluateAsync("link => document.body.insertAdjacentHTML('afterbegin', link)", Link);
        await stage.Page.Locator("#out").ClickAsync();
        await Poll.UntilAsync(() => stage.Links.Opened.Count > opened, Cancel);
        await stage.Page.EvaluateAsync("link => { document.open(); document.write(link); document.close(); }", Link.Replace("before", "after", StringComparison.Ordinal));
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Refusals.Added += (_, refusal) => refused.TrySetResult();

        await stage.Page.Locator("#out").ClickAsync();

        await refused.Task.WaitAsync(Patience, Cancel);
        Assert.Equal(opened + 1, stage.Links.Opened.Count);
    }

    private Task Refused(string what)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Refusals.Added += (_, refusal) =>
        {
            if (refusal.What == what && refusal.Reason == ShellGuard.Failed)
            {
                seen.TrySetResult();
            }
        };
        return seen.Task;
    }
}
