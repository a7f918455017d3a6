extern alias wrapper;

using X80.DesktopWrapper.Tests.Rig;
using X80.ReferenceServer.Tests.Rig;
using wrapper::X80.Samples.DesktopWrapper;
using wrapper::X80.Samples.DesktopWrapper.Native;
using wrapper::X80.Samples.DesktopWrapper.Pages;
using wrapper::X80.Samples.DesktopWrapper.Panel;
using X80.Sdk.Pages;
using X80.Testing;

namespace X80.DesktopWrapper.Tests;

/// <summary>What every page host must do, of the wrapper's own: WebKitGTK in a window of this process.</summary>
[Collection(OneGtk.Name)]
public sealed class WebKitPageHostTests(GtkStage stage) : PageHostTests, IAsyncDisposable
{
    private const string Address = "https://web.whatsapp.com/";
    private const int LoadFinished = 3;

    private readonly Stack<IAsyncDisposable> owned = [];
    private PageView? page;
    private int loads;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        while (owned.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    protected override async Task<IPageHost> OpenAsync(string markup, CancellationToken cancellationToken)
    {
        var site = await ChannelStandIn.StartAsync(markup, cancellationToken);
        owned.Push(site);
        var outside = new ConnectProxy(site.Port);
        owned.Push(outside);
        var certificate = Path.Combine(stage.Folder, $"{site.Port}.pem");
        await File.WriteAllTextAsync(certificate, site.Pem, cancellationToken);
        var options = new WrapperOptions { Backend = new Uri("http://127.0.0.1:9/"), Folder = stage.Folder, Proxy = outside.Address, ProxyCertificate = certificate };
        var proxy = new ChannelProxy(options.Channel, options.Proxy, _ => { });
        owned.Push(proxy);
        var host = await stage.Loop.CallAsync(() =>
        {
            page = PageView.Create(options, proxy.Address);
            loads = 0;
            Signals.OnNumber(page.Widget, "load-changed", change => loads += change == LoadFinished ? 1 : 0);
            var committed = new CommittedDocument(page, options.IsPractice);
            new PanelWindow(TimeProvider.System, "under test").Show(page.Widget);
            return new WebKitPageHost(stage.Loop, page, committed);
        });
        await LoadAsync(1);
        return host;
    }

    protected override Task ReloadAsync(CancellationToken cancellationToken) => LoadAsync(2);

    private async Task LoadAsync(int count)
    {
        await stage.Loop.CallAsync(() =>
        {
            page!.Load(Address);
            return true;
        });
        await Poll.UntilAsync(() => Volatile.Read(ref loads) >= count, Cancel);
    }
}
