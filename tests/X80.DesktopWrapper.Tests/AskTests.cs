using X80.DesktopWrapper.Tests.Rig;
using X80.Harness.Tests.BadInput;

namespace X80.DesktopWrapper.Tests;

/// <summary>
/// What the channel's page asks a person for, in the real program: the camera, the microphone, a file, a word. Practice has the engine's made-up
/// devices, and the engine itself refuses notifications to a profile that is thrown away: see <see cref="PermissionDeskTests"/> for these.
/// </summary>
public sealed class AskTests(RunningBackend backend) : IClassFixture<RunningBackend>
{
    private const int RowHeight = 60;

    private const string Words = "handed-over";

    // Each row is a target as wide as the page. What is asked for at the load nobody clicked for.
    private const string Front = """
        <!doctype html><title>Asks</title>
        <style>body { margin: 0 } .row { display: block; box-sizing: border-box; width: 100%; height: 60px; background: #ddd; border-bottom: 1px solid }</style>
        <div class=row onclick="ask('camera', { video: true })">the camera</div>
        <div class=row onclick="ask('microphone', { audio: true })">the microphone</div>
        <div class=row onclick="document.querySelector('input').click()">a file</div>
        <div class=row onclick="document.querySelector('input').click()">a file, once more</div>
        <div class=row onclick="alert('A word of the page'); tell('word-read')">a word</div>
        <div class=row onclick="Notification.requestPermission().then(answer => tell('notifications-' + answer))">notifications</div>
        <input type=file hidden>
        <script>
          const tell = word => fetch('/told/' + word, { keepalive: true });
          const ask = (what, given) => navigator.mediaDevices.getUserMedia(given).then(() => tell(what + '-given'), () => tell(what + '-refused'));
          const input = document.querySelector('input');
          input.addEventListener('change', () => input.files[0].text().then(text => tell(input.files.length + '-file-' + text)));
          input.addEventListener('cancel', () => tell('file-cancelled'));
          addEventListener('load', () => { alert('Nobody clicked'); tell('loaded'); });
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
        var row = 0;
        Task ClickNextAsync() => wrapper.ClickAtAsync(page.X + 100, page.Y + (row++ * RowHeight) + (RowHeight / 2));
        Task UntilToldAsync(string word) => wrapper.UntilAsync(() => site.Asked.Contains("/told/" + word), site);

        await UntilToldAsync("loaded");
        await wrapper.FindAsync("dialog: https://web.whatsapp.com (no gesture)");

        await ClickNextAsync();
        await wrapper.FindAsync("https://web.whatsapp.com asks for: camera");
        Assert.DoesNotContain(site.Asked, path => path.StartsWith("/told/camera", StringComparison.Ordinal));
        await wrapper.PressAsync("Allow: camera");
        await UntilToldAsync("camera-given");

        await ClickNextAsync();
        await wrapper.PressAsync("Deny: microphone");
        await UntilToldAsync("microphone-refused");

        await ClickNextAsync();
        await wrapper.UntilWindowAsync("web.whatsapp.com asks for a file");
        await wrapper.KeyAsync("Escape");
        await UntilToldAsync("file-cancelled");

        // As a person who knows where it lies: the dialog takes a path from its first "/" on. Beside it lies one that was not chosen.
        var chosen = Path.Combine(desktop.Folder, "chosen.txt");
        await File.WriteAllTextAsync(chosen, Words, Cancel);
        await File.WriteAllTextAsync(Path.Combine(desktop.Folder, "another.txt"), "not-chosen", Cancel);
        await ClickNextAsync();
        await wrapper.UntilWindowAsync("web.whatsapp.com asks for a file");
        Assert.DoesNotContain(site.Asked, path => path.StartsWith("/told/1-file-", StringComparison.Ordinal));
        await wrapper.TypeAsync(chosen);
        await wrapper.KeyAsync("Return");
        await UntilToldAsync("1-file-" + Words);

        await ClickNextAsync();
        await wrapper.FindAsync("A word of the page");
        Assert.DoesNotContain("/told/word-read", site.Asked);
        await wrapper.KeyAsync("Return");
        await UntilToldAsync("word-read");

        await ClickNextAsync();
        await UntilToldAsync("notifications-denied");
        Assert.Equal(0, await wrapper.EndAsync());
    }
}
