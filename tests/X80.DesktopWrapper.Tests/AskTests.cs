using X80.DesktopWrapper.Tests.Rig;
using X80.Harness.Tests.BadInput;

namespace X80.DesktopWrapper.Tests;

/// <summary>
/// What the channel's page asks a person for, in the real program: notifications, the camera, a file, a word. (The engine itself refuses
/// notifications to a profile that is thrown away, and the camera on a machine without one: there no question comes, and nothing is given.)
/// </summary>
public sealed class AskTests(RunningBackend backend) : IClassFixture<RunningBackend>
{
    private const int RowHeight = 60;

    // Two pickers for one click: the second is nobody's. Each row is a target as wide as the page.
    private const string Front = """
        <!doctype html><title>Asks</title>
        <style>body { margin: 0 } .row { display: block; box-sizing: border-box; width: 100%; height: 60px; background: #ddd; border-bottom: 1px solid } </style>
        <div class=row onclick="Notification.requestPermission().then(answer => tell('notifications-' + answer))">notifications</div>
        <div class=row onclick="Promise.resolve(navigator.mediaDevices.getUserMedia({ video: true })).then(() => tell('camera-given'), () => tell('camera-refused'))">the camera</div>
        <div class=row onclick="for (const one of document.querySelectorAll('input')) one.click()">files</div>
        <div class=row onclick="alert('A word of the page'); tell('word-read')">a word</div>
        <input type=file hidden><input type=file hidden>
        <script>
          const tell = word => fetch('/told/' + word, { keepalive: true });
          for (const one of document.querySelectorAll('input')) {
            one.addEventListener('change', () => tell('file-given'));
            one.addEventListener('cancel', () => tell('file-cancelled'));
          }
          addEventListener('load', () => { document.querySelector('input').click(); alert('Nobody clicked'); tell('loaded'); });
        </script>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_gets_what_the_person_allows_and_only_after_they_were_asked()
    {
        await using var site = await ChannelStandIn.StartAsync(Front, Cancel);
        await using var proxy = new ConnectProxy(site.Port);
        await using var desktop = await Desktop.StartAsync(Cancel);
        await using var wrapper = RunningWrapper.Start(desktop, site, proxy, backend.Address, backend.Token.Reveal());
        var page = await wrapper.FindAsync("WebKitWebView");
        await wrapper.UntilAsync(() => Told(site, "loaded"), site);
        await wrapper.FindAsync("dialog: https://web.whatsapp.com (no gesture)");

        await ClickAsync(wrapper, page, 0);
        await wrapper.UntilAsync(() => Told(site, "notifications-denied"), site);

        await ClickAsync(wrapper, page, 1);
        await wrapper.UntilAsync(() => Told(site, "camera-refused"), site);

        await ClickAsync(wrapper, page, 2);
        await wrapper.FindAsync("file picker: https://web.whatsapp.com (no gesture)");
        await wrapper.FindAsync("web.whatsapp.com asks for a file");
        await wrapper.KeyAsync("Escape");
        await wrapper.UntilAsync(() => site.Asked.Count(path => path == "/told/file-cancelled") == 2, site);

        await ClickAsync(wrapper, page, 3);
        await wrapper.FindAsync("A word of the page");
        Assert.False(Told(site, "word-read"));
        await wrapper.KeyAsync("Return");
        await wrapper.UntilAsync(() => Told(site, "word-read"), site);

        Assert.False(Told(site, "file-given") || Told(site, "camera-given"));
        Assert.Equal(0, await wrapper.EndAsync());
    }

    private static Task ClickAsync(RunningWrapper wrapper, Place page, int row) =>
        wrapper.ClickAtAsync(page.X + 100, page.Y + (row * RowHeight) + (RowHeight / 2));

    private static bool Told(ChannelStandIn site, string word) => site.Asked.Contains("/told/" + word);
}
