using Microsoft.Playwright;
using X80.Conformance.Subjects;
using X80.Harness;
using X80.Harness.Pages;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Clicks;

namespace X80.Zoo.Clients;

/// <summary>
/// A capture session of its own on the same page, with a host that lies: it says of clicks that nobody made that they were
/// trusted.
/// </summary>
internal sealed class RogueCapture : IAsyncDisposable
{
    private readonly ICDPSession devTools;
    private readonly PlaywrightPageHost host;
    private readonly ClickGate gate;
    private readonly CaptureSession session;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource disposing = new();

    private RogueCapture(ICDPSession devTools, ClientStart start)
    {
        (this.devTools, host, gate) = (devTools, new PlaywrightPageHost(devTools, isPractice: true), new ClickGate(start.Time));
        session = new CaptureSession(host, KnownChannels.WhatsApp, CaptureClient.Create(start.Backend, start.Token, start.Time), start.Time);
    }

    public static async Task<RogueCapture> StartAsync(HarnessSession beside, ClientStart start, CancellationToken cancellationToken)
    {
        var page = beside.PlayPerson().Page;
        var rogue = new RogueCapture(await page.Context.NewCDPSessionAsync(page), start);
        await rogue.session.StartAsync(cancellationToken);
        return rogue;
    }

    /// <summary>Captures the open chat without being asked to.</summary>
    public async Task CaptureAsync()
    {
        // One at a time, and none in wait: what a later part of the run sees must have begun in it.
        if (disposing.IsCancellationRequested || !turn.Wait(0))
        {
            return;
        }
        try
        {
            var document = await host.GetDocumentAsync(disposing.Token);
            var claimed = new SurfaceClick("sync", Trusted: true, SurfaceVisible: true, ClickGate.SettleTime, document?.Id);
            if (gate.Mint(claimed, out _) is { } click)
            {
                await session.ExecuteAsync(new CaptureCommand.Sync(), click, disposing.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or PlaywrightException or X80.Sdk.Pages.PageHostException)
        {
            // The run is over and the page is gone; this client, too, stops then.
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await disposing.CancelAsync();
        await turn.WaitAsync();
        session.Dispose();
        turn.Dispose();
        disposing.Dispose();
        await devTools.DisposeAsync();
    }
}
