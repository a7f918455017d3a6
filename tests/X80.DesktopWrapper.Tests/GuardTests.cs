using X80.DesktopWrapper.Tests.Rig;
using X80.Harness.Tests.BadInput;

namespace X80.DesktopWrapper.Tests;

/// <summary>A channel's page turned hostile, in the real program: what it tries by itself, and what it makes of a person's clicks.</summary>
public sealed class GuardTests(RunningBackend backend) : IClassFixture<RunningBackend>
{
    private const int RowHeight = 60;

    // Each row is a target as wide as the page, so that a click needs no search; what the page learns it tells its own host.
    private const string Front = """
        <!doctype html><title>Hostile</title>
        <style>body { margin: 0 } .row { display: block; height: 60px; background: #ddd; border-bottom: 1px solid } </style>
        <a class=row href="https://elsewhere.example/link?x=1">a link</a>
        <div class=row onclick="window.open('https://elsewhere.example/popup')">a popup</div>
        <a class=row target=_blank href="https://elsewhere.example/blank">a link to a new window</a>
        <div class=row onclick="window.open('/own-window')">a window of its own</div>
        <a class=row href="/test/hop">a redirect</a>
        <a class=row href="file:///etc/hostname">a file</a>
        <a class=row href="/test/file">an attachment</a>
        <a class=row download="x" href="data:text/html,x">a download</a>
        <div class=row onclick="location = window.URL.createObjectURL(new Blob(['<script>fetch(`/told/blob-ran`)</script>'], { type: 'text/html' }))">a blob</div>
        <iframe src="https://elsewhere.example/frame" height=10></iframe><iframe src="/test/hop" height=10></iframe>
        <img src="https://elsewhere.example/picture"><script src="https://elsewhere.example/script"></script>
        <script>
          const tell = word => fetch('/told/' + word, { keepalive: true });
          const reach = (word, promise) => promise.then(() => tell(word + '-reached'), () => tell(word + '-refused'));
          reach('fetch', fetch('https://elsewhere.example/fetch', { mode: 'no-cors' }));
          navigator.sendBeacon('https://elsewhere.example/beacon', 'x');
          try { new WebSocket('wss://elsewhere.example/socket'); } catch { }
          navigator.geolocation.getCurrentPosition(() => tell('location-given'), () => tell('location-denied'));
          addEventListener('load', () => {
            open('https://elsewhere.example/unasked');
            try { location = 'file:///etc/hostname'; } catch { }
            setTimeout(() => { location = 'https://elsewhere.example/away'; tell('still-here'); }, 50);
          });
          const watch = setInterval(() => {
            if (navigator.userActivation.isActive) { tell('may-act'); }
            if (navigator.userActivation.hasBeenActive) { clearInterval(watch); tell('was-active'); }
          }, 20);
          document.addEventListener('click', () => { clearInterval(watch); tell('clicked'); }, true);
        </script>
        """;

    // What comes of a person's click on each row, from the first: an address for the default browser, or a refusal. The next row is clicked
    // once it has come, for an engine drops a navigation that has no answer yet when another begins. A file the engine refuses by itself.
    private static readonly (string? Opened, string? Refused)[] Rows =
    [
        (Opened: "1:https://elsewhere.example/link?x=1", Refused: null),
        (Opened: "1:https://elsewhere.example/popup", Refused: null),
        (Opened: "1:https://elsewhere.example/blank", Refused: null),
        (Opened: null, Refused: "window: https://web.whatsapp.com (windows off)"),
        (Opened: "1:https://elsewhere.example/hopped", Refused: null),
        (Opened: null, Refused: null),
        (Opened: null, Refused: "download: https://web.whatsapp.com (downloads off)"),
        (Opened: null, Refused: "page: data:… (scheme not allowed)"),
        (Opened: null, Refused: "page: blob:https://web.whatsapp.com (scheme not allowed)"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hostile_page_reaches_no_other_host_and_only_a_persons_click_opens_a_link_outside()
    {
        await using var site = await ChannelStandIn.StartAsync(Front, Cancel);
        await using var proxy = new ConnectProxy(site.Port);
        await using var desktop = await Desktop.StartAsync(Cancel);
        await using var wrapper = RunningWrapper.Start(desktop, site, proxy, backend.Address, backend.Token.Reveal());
        var page = await wrapper.FindAsync("WebKitWebView");

        await wrapper.UntilAsync(() => Told(site, "still-here") && Told(site, "fetch-refused") && Told(site, "location-denied"), site);
        Assert.Empty(desktop.Opened);

        // The engine asks about each of these in its own time, and a button that has just moved takes no click.
        await wrapper.FindAsync("page: https://elsewhere.example (no gesture)");
        await wrapper.FindAsync("location: https://web.whatsapp.com (permission denied)");

        // Our script runs in the page on a click of ours, and is refused: this is no chat. WebKitGTK marks the document as one that a person
        // has acted in (docs/threat-model.md), but it may do nothing more than before.
        await wrapper.PressAsync("Sync this chat to CRM");
        await wrapper.FindAsync("Dismiss");
        await wrapper.UntilAsync(() => Told(site, "was-active"), site);
        Assert.False(Told(site, "may-act"));

        for (var row = 0; row < Rows.Length; row++)
        {
            var clicks = site.Asked.Count(path => path == "/told/clicked");
            await wrapper.ClickAtAsync(page.X + 100, page.Y + (row * (RowHeight + 1)) + (RowHeight / 2));
            await wrapper.UntilAsync(() => site.Asked.Count(path => path == "/told/clicked") > clicks, site);
            if (Rows[row].Opened is { } opened)
            {
                await wrapper.UntilAsync(() => desktop.Opened.Contains(opened), site);
            }

            if (Rows[row].Refused is { } refused)
            {
                await wrapper.FindAsync(refused);
            }
        }

        Assert.Equal(Rows.Select(row => row.Opened).OfType<string>(), desktop.Opened);
        Assert.Empty(proxy.Refused);
        Assert.False(Told(site, "attachment-ran") || Told(site, "blob-ran"));
        Assert.All(backend.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    private static bool Told(ChannelStandIn site, string word) => site.Asked.Contains("/told/" + word);
}
