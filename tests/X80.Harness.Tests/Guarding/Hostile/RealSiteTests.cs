using Microsoft.Playwright;
using X80.Harness.Guarding;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>What a person gets on the real site, and nobody on a practice page: links, dialogs and questions.</summary>
public sealed class RealSiteTests(HostileStage stage) : IClassFixture<HostileStage>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://example.com/a?b=c#d")]
    [InlineData("mailto:a@b.co?subject=Hi")]
    public async Task A_link_that_a_person_clicked_opens_outside_once_and_a_scripts_click_opens_nothing(string url)
    {
        await stage.OpenAsync();
        var page = stage.Page;
        await page.EvaluateAsync("url => document.body.insertAdjacentHTML('afterbegin', `<a id=out target=_blank href='${url}'>out</a>`)", url);
        var before = stage.Links.Opened.Count;

        await page.EvaluateAsync("document.querySelector('#out').click()");
        await Poll.UntilAsync(() => stage.Refusals.All.Any(IsOfTheClick), Cancel);
        Assert.Equal(before, stage.Links.Opened.Count);

        await page.Locator("#out").ClickAsync();
        await Poll.UntilAsync(() => stage.Links.Opened.Count > before, Cancel);
        await stage.LeaveAsync(Cancel);

        Assert.Equal(url, stage.Links.Opened.Last());
        Assert.Equal(before + 1, stage.Links.Opened.Count);

        // The last test's click may be spent already, or there was none.
        bool IsOfTheClick(Refusal refusal) =>
            refusal.Reason is GuardReasons.NoGesture or GuardReasons.GestureSpent && url.StartsWith(refusal.Address.TrimEnd('…'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_of_the_channels_top_frame_waits_for_the_person()
    {
        await stage.OpenAsync();
        var shown = new TaskCompletionSource<IDialog>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Page.Dialog += OnDialog;

        var answer = stage.Page.EvaluateAsync<bool>("confirm('Sure?')");
        await (await shown.Task.WaitAsync(Patience, Cancel)).AcceptAsync();

        stage.Page.Dialog -= OnDialog;
        Assert.True(await answer.WaitAsync(Patience, Cancel));

        void OnDialog(object? sender, IDialog dialog) => shown.TrySetResult(dialog);
    }

    [Theory]
    [InlineData("src", "/after")]
    [InlineData("srcdoc", "<p>x")]
    public async Task A_dialog_of_a_frame_is_dismissed(string attribute, string value)
    {
        await stage.OpenAsync();

        var answer = await stage.Page.EvaluateAsync<bool>(
            "([attribute, value]) => new Promise(done => { const frame = document.createElement('iframe'); frame.onload = () => done(frame.contentWindow.eval(`confirm('Sure?')`)); frame.setAttribute(attribute, value); document.body.append(frame); })",
            new[] { attribute, value }).WaitAsync(Patience, Cancel);

        Assert.False(answer);
        Assert.Contains(stage.Refusals.All, refusal => refusal.What == "dialog");
    }

    [Theory]
    [InlineData("camera", "prompt")]
    [InlineData("microphone", "prompt")]
    [InlineData("notifications", "prompt")]
    [InlineData("geolocation", "denied")]
    [InlineData("clipboard-read", "denied")]
    public async Task The_channel_may_ask_for_three_things_and_gets_no_other(string name, string state)
    {
        await stage.OpenAsync();

        Assert.Equal(state, await stage.Page.EvaluateAsync<string>("async name => (await navigator.permissions.query({ name })).state", name));
    }

    [Theory]
    [InlineData("navigator.mediaDevices.getUserMedia({ video: true })")]
    [InlineData("navigator.mediaDevices.getUserMedia({ audio: true })")]
    [InlineData("Notification.requestPermission()")]
    public async Task The_channels_question_waits_for_the_person(string ask)
    {
        await stage.OpenAsync();

        // Refused or given it would be over at once; some requests of the page's own go by, and the browser still waits.
        var answer = await stage.Page.EvaluateAsync<string>($$"""
            async () => {
              let answer = 'open';
              {{ask}}.then(given => { answer = `given ${given}`; }, refused => { answer = `${refused}`; });
              for (let round = 0; round < 10; round++) { await fetch('/after'); }
              return answer;
            }
            """).WaitAsync(Patience, Cancel);

        Assert.Equal("open", answer);
    }

    [Theory]
    [InlineData("navigator.usb.requestDevice({ filters: [] })")]
    [InlineData("navigator.hid.requestDevice({ filters: [] })")]
    [InlineData("navigator.serial.requestPort()")]
    public async Task No_chooser_of_devices_is_ever_shown(string ask)
    {
        await stage.OpenAsync();

        // A chooser would leave the promise open until a person closed it.
        var answer = await stage.Page.EvaluateAsync<string>(ask + ".then(given => given.length === 0 ? 'none' : 'given', refused => refused.name)").WaitAsync(Patience, Cancel);

        Assert.NotEqual("given", answer);
    }

    [Fact]
    public async Task A_blank_top_frame_closes_the_gate_until_the_channel_is_back()
    {
        await stage.OpenAsync();
        await Poll.UntilAsync(() => stage.Gate.IsArmed, Cancel);
        var disarmed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Navigation.DocumentChanged += OnDocument;

        await stage.Page.EvaluateAsync("setTimeout(() => { location.href = 'about:blank'; })");

        Assert.False(await disarmed.Task.WaitAsync(Patience, Cancel));
        await Poll.UntilAsync(() => stage.Gate.IsArmed && stage.Page.Url == HostileStage.Start, Cancel);
        stage.Navigation.DocumentChanged -= OnDocument;

        void OnDocument(object? sender, EventArgs changed) => disarmed.TrySetResult(stage.Gate.IsArmed);
    }
}
