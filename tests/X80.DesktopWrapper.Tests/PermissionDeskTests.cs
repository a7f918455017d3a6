extern alias wrapper;

using X80.DesktopWrapper.Tests.Rig;
using X80.ReferenceServer.Tests.Rig;
using wrapper::X80.Samples.DesktopWrapper;
using wrapper::X80.Samples.DesktopWrapper.Guarding;
using wrapper::X80.Samples.DesktopWrapper.Native;
using wrapper::X80.Samples.DesktopWrapper.Pages;
using wrapper::X80.Samples.DesktopWrapper.Panel;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;

namespace X80.DesktopWrapper.Tests;

/// <summary>
/// Notifications, which the engine asks about only in a profile that stays: the wrapper's own guard and desk around WebKitGTK in a window of this
/// process, with such a profile, and a person's click in the page.
/// </summary>
[Collection(OneGtk.Name)]
public sealed class PermissionDeskTests(GtkStage stage)
{
    private const string Front = """
        <!doctype html><title>Asks</title><style>html { height: 100%; background: #ddd }</style>
        <script>
          const tell = word => fetch('/told/' + word, { keepalive: true });
          document.addEventListener('click', () => Notification.requestPermission().then(answer => tell('notifications-' + answer)));
          addEventListener('load', () => tell('loaded'));
        </script>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "granted")]
    [InlineData(false, "denied")]
    public async Task A_page_may_notify_once_the_person_said_so_and_not_before(bool allow, string answer)
    {
        await using var site = await ChannelStandIn.StartAsync(Front, Cancel);
        await using var outside = new ConnectProxy(site.Port);
        var options = new WrapperOptions { Backend = new Uri("http://127.0.0.1:9/"), Folder = Path.Combine(stage.Folder, answer), Proxy = outside.Address };
        await using var proxy = new ChannelProxy(options.Channel, options.Proxy, _ => { });
        var certificate = Path.Combine(stage.Folder, $"{site.Port}.pem");
        await File.WriteAllTextAsync(certificate, site.Pem, Cancel);
        var desk = await stage.Loop.CallAsync(() => Show(options, proxy.Address, certificate));
        await UntilToldAsync(site, "loaded");

        await stage.ClickAsync(100, 300);
        await Poll.UntilAsync(() => desk.Asked is not null, Cancel);
        Assert.Equal(new PageAsk("notifications", "https://web.whatsapp.com"), desk.Asked);
        Assert.DoesNotContain(site.Asked, path => path.StartsWith("/told/notifications", StringComparison.Ordinal));

        await stage.Loop.CallAsync(() =>
        {
            desk.Answer(allow);
            return true;
        });
        await UntilToldAsync(site, "notifications-" + answer);
        Assert.Null(desk.Asked);
    }

    private static PermissionDesk Show(WrapperOptions options, Uri proxy, string certificate)
    {
        var page = PageView.Create(options, proxy);
        var trusted = GLib.g_tls_certificate_new_from_file(certificate, out _);
        WebKit.webkit_network_session_allow_tls_certificate_for_host(page.Session, trusted, new Uri(options.Channel.StartUrl).Host);
        var guard = new HostGuard(options.Channel.DocumentHosts);
        var (committed, refusals) = (new CommittedDocument(page, options.IsPractice), new RefusalList());
        var links = new LinkRouter(guard, new NoOpener(), new PageGestures(page.Widget, TimeProvider.System), refusals);
        var around = new PageGuard(guard, new ClickGate(TimeProvider.System), links, refusals, committed, page, options.Channel.StartUrl);
        around.Attach();
        var desk = new PermissionDesk(page, committed, around, refusals);
        desk.Attach();
        new PanelWindow(TimeProvider.System, "under test").Show(page.Widget);
        page.Load(options.Channel.StartUrl);
        return desk;
    }

    private static Task UntilToldAsync(ChannelStandIn site, string word) => Poll.UntilAsync(() => site.Asked.Contains("/told/" + word), Cancel);

    private sealed class NoOpener : IExternalOpener
    {
        public GuardDecision Open(string url, PersonGesture? gesture) => throw new InvalidOperationException("Nothing opens here.");
    }
}
