using Microsoft.Playwright;
using X80.ReferenceServer.Tests.Rig;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>What the channel's own page has, and what it does not get, beyond documents: its service worker, files, devices of a frame.</summary>
public sealed class FilesAndWorkersTests(HostileStage stage) : IClassFixture<HostileStage>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_channels_own_service_worker_runs_and_reaches_nobody_else()
    {
        var evil = await stage.OpenAsync();

        await RegisterWorkerAsync("own");
        var said = await stage.Page.EvaluateAsync<string>("""
            async () => {
              const frame = document.createElement('iframe');
              frame.src = '/sw/page';
              await new Promise(done => { frame.onload = done; document.body.append(frame); });
              return await (await frame.contentWindow.fetch('/sw/fetch')).text();
            }
            """).WaitAsync(Patience, Cancel);

        Assert.Equal("done", said);
        Assert.Equal(0, evil.Hits);
    }

    [Theory]
    [InlineData("<input id=pick type=file>")]
    [InlineData("<label for=inner id=pick>Pick</label><input id=inner type=file multiple hidden>")]
    [InlineData("<iframe id=frame srcdoc='<input id=pick type=file>'></iframe>")]
    public async Task The_file_picker_is_not_shown_and_that_is_listed(string markup)
    {
        await stage.OpenAsync();
        stage.ForgetRefusals();
        await stage.Page.EvaluateAsync("markup => document.body.insertAdjacentHTML('afterbegin', markup)", markup);

        await (markup.Contains("iframe", StringComparison.Ordinal) ? stage.Page.FrameLocator("#frame").Locator("#pick") : stage.Page.Locator("#pick")).ClickAsync();

        await Poll.UntilAsync(() => stage.Refusals.All.Any(refusal => refusal is { What: "file picker", Address: "https://web.whatsapp.com" }), Cancel);
        Assert.Equal(0, await stage.Page.EvaluateAsync<int>("[...document.querySelectorAll('input[type=file]')].reduce((sum, input) => sum + input.files.length, 0)"));
    }

    [Theory]
    [InlineData("showOpenFilePicker()")]
    [InlineData("showSaveFilePicker()")]
    [InlineData("showDirectoryPicker()")]
    public async Task No_handle_to_a_file_or_folder_is_given_though_a_person_clicked(string ask)
    {
        await stage.OpenAsync();
        await stage.Page.EvaluateAsync("ask => { const button = document.createElement('button'); button.id = 'ask'; button.textContent = 'ask'; button.onclick = () => { eval(ask).then(() => { document.title = 'given'; }, refused => { document.title = 'refused ' + refused.name; }); }; document.body.prepend(button); }", ask);

        await stage.Page.Locator("#ask").ClickAsync();
        await stage.Page.WaitForFunctionAsync("() => /^(given|refused)/.test(document.title)").WaitAsync(Patience, Cancel);

        Assert.StartsWith("refused", await stage.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_channels_own_is_not_saved_and_that_is_listed()
    {
        await stage.OpenAsync();
        await stage.Page.EvaluateAsync("document.body.insertAdjacentHTML('afterbegin', '<a id=save download=words.txt href=\"/file\">save</a>')");

        await stage.Page.Locator("#save").ClickAsync();

        await Poll.UntilAsync(() => stage.Refusals.All.Any(refusal => refusal is { What: "download", Address: "https://web.whatsapp.com" }), Cancel);
    }

    [Theory]
    [InlineData("", "static", "own static", "written static", "blob static", "blank static")]
    [InlineData("sw/made", "static", "written static")]
    [InlineData("policy", "static", "claiming", "blob claiming")]
    public async Task No_other_host_may_ask_for_the_camera_or_microphone_however_the_page_hands_them_on(string page, params string[] chains)
    {
        await stage.OpenAsync();
        if (page == "sw/made")
        {
            await RegisterWorkerAsync("made");
        }

        await stage.Page.GotoAsync(HostileStage.Start + page);
        Assert.Equal(page == "sw/made" ? "Made" : "Hostile", await stage.Page.TitleAsync());
        foreach (var chain in chains)
        {
            var inner = stage.Page.MainFrame;
            foreach (var kind in chain.Split(' '))
            {
                inner = await HandOnAsync(inner, kind);
            }

            Assert.False(await inner.EvaluateAsync<bool>("['camera', 'microphone'].some(name => document.featurePolicy.allowsFeature(name))"), chain);

            // What it may ask for would be left open, or given where a person said yes before.
            Assert.Equal("NotAllowedError NotAllowedError", await inner.EvaluateAsync<string>("""
                async () => (await Promise.all([{ video: true }, { audio: true }].map(wanted =>
                  navigator.mediaDevices.getUserMedia(wanted).then(() => 'given', refused => refused.name)))).join(' ')
                """).WaitAsync(Patience, Cancel));
        }

        Assert.True(await stage.Page.EvaluateAsync<bool>("['camera', 'microphone'].every(name => document.featurePolicy.allowsFeature(name))"));
        Assert.Equal("prompt", await stage.Page.EvaluateAsync<string>("navigator.permissions.query({ name: 'camera' }).then(state => state.state)"));
    }

    [Fact]
    public async Task A_frame_that_no_header_reaches_and_that_was_handed_the_camera_is_emptied_and_that_is_listed()
    {
        await stage.OpenAsync();
        var helper = await HandOnAsync(stage.Page.MainFrame, "static");
        await RegisterWorkerAsync("made", helper);

        var inner = await HandOnAsync(await HandOnAsync(stage.Page.MainFrame, "written"), "made");

        await Poll.UntilAsync(() => inner.Url == "about:blank", Cancel);
        Assert.Contains(stage.Refusals.All, refusal => refusal is { What: "frame", Address: "https://static.whatsapp.com", Reason: "devices-handed-on" });
        Assert.Equal("https://static.whatsapp.com/inner", helper.Url);
    }

    [Fact]
    public async Task No_frame_gets_what_the_shell_denies_or_its_page_did_not_hand_on()
    {
        await stage.OpenAsync();
        await stage.Page.EvaluateAsync(
            "() => new Promise(done => { const frame = document.createElement('iframe'); frame.allow = 'geolocation *'; frame.onload = () => done(); frame.src = 'https://static.whatsapp.com/inner'; document.body.append(frame); })")
            .WaitAsync(Patience, Cancel);

        var frame = stage.Page.Frames[^1];
        Assert.Equal("denied", await frame.EvaluateAsync<string>("navigator.permissions.query({ name: 'geolocation' }).then(state => state.state)").WaitAsync(Patience, Cancel));
        Assert.False(await frame.EvaluateAsync<bool>("document.featurePolicy.allowsFeature('camera')"));
        Assert.True(await stage.Page.EvaluateAsync<bool>("document.featurePolicy.allowsFeature('camera')"));
    }

    private static async Task<IFrame> HandOnAsync(IFrame outer, string kind)
    {
        await outer.EvaluateAsync(
            """
            kind => new Promise(done => {
              const frame = document.createElement('iframe');
              frame.allow = 'camera *; microphone *';
              if (kind === 'written') {
                frame.srcdoc = '<p>inner';
              } else if (kind !== 'blank') {
                frame.src = kind === 'static' ? 'https://static.whatsapp.com/inner' : kind === 'claiming' ? 'https://static.whatsapp.com/policy' : kind === 'made' ? 'https://static.whatsapp.com/sw/made' : kind === 'own' ? '/inner' : URL.createObjectURL(new Blob(['<p>inner'], { type: 'text/html' }));
              }
              frame.onload = () => done();
              document.body.append(frame);
            })
            """,
            kind).WaitAsync(Patience, Cancel);
        return outer.ChildFrames[^1];
    }

    private Task<System.Text.Json.JsonElement?> RegisterWorkerAsync(string name, IFrame? frame = null) => (frame ?? stage.Page.MainFrame).EvaluateAsync(
        """
        async name => {
          const worker = (await navigator.serviceWorker.register('/sw/worker.js?' + name)).installing;
          await new Promise(done => { const look = () => { if (worker.state === 'activated') { done(); } }; worker.addEventListener('statechange', look); look(); });
        }
        """,
        name).WaitAsync(Patience, Cancel);
}
