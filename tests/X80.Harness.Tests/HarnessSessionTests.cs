using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.Harness.Tests.Support;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Simulator.Practice;

namespace X80.Harness.Tests;

public sealed class HarnessSessionTests(HarnessFixture machine)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_persons_click_runs_one_command_and_a_scripts_click_none()
    {
        using var practice = new PracticeOrigin(PracticeSite.Create(1));
        await using var session = await HarnessSession.StartAsync(Options() with { Origin = practice }, Cancel);
        var person = session.PlayPerson();
        var states = 0;
        session.Capture.StateChanged += (_, _) => states++;

        await person.Sidebar.EvaluateAsync("document.querySelector('[data-control=sync]').click()");
        await person.OpenChatAsync(practice.Site.Chats[^1].Id, Cancel);
        Assert.Equal(0, states);

        await person.ClickAsync("sync", Cancel);

        Assert.Equal("backend-down", session.Capture.State.Failure?.Code);
        Assert.Contains("Nothing was sent.", await person.Sidebar.Locator("[data-panel=failure]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, session.Clicks.CountRefused(ClickRefusal.Synthetic));

        await person.ClickAsync("dismiss", Cancel);

        Assert.Null(session.Capture.State.Failure);
        Assert.True(await person.Sidebar.Locator("[data-panel=failure]").IsHiddenAsync());
        Assert.Equal(2, person.Clicks);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("sidebar")]
    public async Task When_either_browser_goes_the_session_ends_closed(string which)
    {
        await using var session = await HarnessSession.StartAsync(Options(), Cancel);
        var person = session.PlayPerson();
        var page = which == "page" ? person.Page : person.Sidebar;
        var browser = await page.Context.NewCDPSessionAsync(page);
        Assert.True(session.Clicks.IsArmed);
        Assert.False(session.Closed.IsCompleted);

        await browser.SendAsync("Browser.close");

        await session.Closed.WaitAsync(Cancel);
        Assert.Equal(CapturePhase.Closed, session.Capture.State.Phase);
        Assert.False(session.Clicks.IsArmed);
    }

    [Fact]
    public async Task Nothing_plays_a_person_when_the_backend_is_elsewhere()
    {
        await using var session = await HarnessSession.StartAsync(Options() with { Backend = new Uri("https://x80.invalid/") }, Cancel);

        Assert.Throws<InvalidOperationException>(session.PlayPerson);
    }

    [Fact]
    public async Task A_practice_page_never_meets_a_kept_profile()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => HarnessSession.StartAsync(Options() with { ProfileFolder = Path.Combine(Path.GetTempPath(), "x80-never-made") }, Cancel));

        Assert.StartsWith("A practice page runs in a throw-away profile", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Path.GetTempPath(), "x80-never-made")));
    }

    [Fact]
    public async Task The_real_site_is_never_shown_without_the_sandbox()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => HarnessSession.StartAsync(Options() with { Origin = null }, Cancel));

        Assert.StartsWith("The real site is shown in the browser's sandbox alone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_site_is_never_shown_by_a_harness_that_was_broken_for_the_suite()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => HarnessSession.StartAsync(Options() with { Origin = null, AllowUnsandboxed = false, Seams = new HarnessSeams() }, Cancel));

        Assert.StartsWith("The real site is shown by the harness as it is", failure.Message, StringComparison.Ordinal);
        Assert.False(typeof(HarnessSeams).IsVisible);
        Assert.DoesNotContain(typeof(HarnessOptions).GetProperties(), property => property.PropertyType == typeof(HarnessSeams));
    }

    private HarnessOptions Options() => new()
    {
        Channel = KnownChannels.WhatsApp,
        Backend = new Uri("http://127.0.0.1:9/"),
        Token = X80Token.NewRandom(),
        Origin = new TinyPage(),
        AllowUnsandboxed = true,
        Browser = machine.Browser,
        Display = machine.Display,
    };
}
