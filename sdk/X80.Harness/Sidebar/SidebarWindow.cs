using System.Text.Json;
using Microsoft.Playwright;
using X80.Harness.Pages;
using X80.Sdk.Clicks;

namespace X80.Harness.Sidebar;

/// <summary>
/// The window of our own beside the page, in a browser process of its own without network. It draws the model it is given
/// and says which control got which event; the witness stands in an isolated world, so that no script of the document can
/// speak for a person.
/// </summary>
internal sealed class SidebarWindow : IDisposable
{
    private const string World = "x80-witness";
    private const string Binding = "x80Witness";
    private const string Draw = "json => globalThis.x80Draw(json)";
    private const string Settle = "() => globalThis.x80Settle()";
    private const string Fields = "() => JSON.stringify(Object.fromEntries([...document.querySelectorAll('[data-field]')]"
        + ".map(field => [field.getAttribute('data-field'), field.type === 'checkbox' ? String(field.checked)"
        + " : field.multiple ? [...field.selectedOptions].map(option => option.value).join('\\n') : field.value])))";

    // What a person's eye needs is real time, whatever clock the session keeps.
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly ICDPSession session;
    private readonly Func<Witnessed, Witnessed> witness;
    private readonly SemaphoreSlim drawing = new(1, 1);
    private string topFrame = "";
    private int documentWorld;
    private int witnessWorld;
    private long changedAt = Clock.GetTimestamp();
    private CancellationTokenSource? settling;

    private SidebarWindow(IPage page, ICDPSession session, Func<Witnessed, Witnessed> witness) =>
        (Page, this.session, this.witness) = (page, session, witness);

    /// <summary>Raised for each event on a control. The handler must not block.</summary>
    public event EventHandler<Witnessed>? Clicked;

    /// <summary>Raised when a person did anything in the window, such as type.</summary>
    public event EventHandler? Used;

    public IPage Page { get; }

    public static async Task<SidebarWindow> OpenAsync(IPage page, Func<Witnessed, Witnessed> witness, CancellationToken cancellationToken)
    {
        await page.Context.RouteAsync(_ => true, ServeAsync);
        var window = new SidebarWindow(page, await page.Context.NewCDPSessionAsync(page), witness);
        await window.LoadAsync(cancellationToken);
        return window;
    }

    /// <summary>How long the surface had stood unchanged at that moment; negative when it changed later.</summary>
    public TimeSpan UnchangedAt(long at) => TimeSpan.FromSeconds((at - Interlocked.Read(ref changedAt)) / (double)Clock.TimestampFrequency);

    /// <summary>Draws the model as it is when its turn comes, so that no older one is drawn over a newer.</summary>
    public async Task DrawAsync(Func<SidebarModel> model, CancellationToken cancellationToken)
    {
        await drawing.WaitAsync(cancellationToken);
        try
        {
            var json = JsonSerializer.Serialize(model(), SidebarJson.Default.SidebarModel);
            var answer = await session.CallFunctionAsync(Draw, documentWorld, json, cancellationToken);
            if (answer.TryGetProperty("exceptionDetails", out _))
            {
                throw new InvalidOperationException("The sidebar could not draw its model.");
            }

            if (answer.GetProperty("result").GetProperty("value").GetBoolean())
            {
                Change();
            }
        }
        finally
        {
            drawing.Release();
        }
    }

    /// <summary>What stands in the sidebar's fields now, by name, read in the witness's world.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadFieldsAsync(CancellationToken cancellationToken)
    {
        var answer = await session.CallFunctionAsync(Fields, witnessWorld, "", cancellationToken);
        var json = answer.GetProperty("result").GetProperty("value").GetString()!;
        return JsonSerializer.Deserialize(json, SidebarJson.Default.DictionaryStringString)!;
    }

    public void Dispose()
    {
        settling?.Cancel();
        settling?.Dispose();
        drawing.Dispose();
    }

    private static async Task ServeAsync(IRoute route)
    {
        try
        {
            await (SidebarFiles.Find(route.Request.Url) is var (type, body)
                ? route.FulfillAsync(new() { Headers = SidebarFiles.Headers(type), Body = body })
                : route.AbortAsync(RequestAbortErrorCode.Aborted));
        }
        catch (PlaywrightException)
        {
            // The window was closed while it was served.
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        (topFrame, _, _) = await session.GetTopFrameAsync(cancellationToken);
        session.On("Runtime.executionContextCreated", created => Remember(created.GetProperty("context")));
        session.On("Runtime.executionContextsCleared", _ => (documentWorld, witnessWorld) = (0, 0));
        session.On("Runtime.bindingCalled", Hear);
        await session.CallAsync("Page.enable", null, cancellationToken);
        await session.CallAsync("Runtime.enable", null, cancellationToken);
        await session.CallAsync("Runtime.addBinding", new() { ["name"] = Binding, ["executionContextName"] = World }, cancellationToken);
        await session.CallAsync(
            "Page.addScriptToEvaluateOnNewDocument",
            new() { ["source"] = SidebarFiles.Witness, ["worldName"] = World },
            cancellationToken);
        await Page.GotoAsync(SidebarFiles.Address).WaitAsync(cancellationToken);

        // Events of one session come in order: by the answer to this call every context of the document is known.
        await session.GetTopFrameAsync(cancellationToken);
        if (documentWorld == 0 || witnessWorld == 0)
        {
            throw new HarnessException("The sidebar did not open. Start X80 again.");
        }
    }

    private void Remember(JsonElement context)
    {
        var data = context.GetProperty("auxData");
        if (data.GetProperty("frameId").GetString() != topFrame)
        {
            return;
        }

        var id = context.GetProperty("id").GetInt32();
        if (data.GetProperty("isDefault").GetBoolean())
        {
            documentWorld = id;
        }
        else if (context.GetProperty("name").GetString() == World)
        {
            witnessWorld = id;
        }
    }

    private void Hear(JsonElement called)
    {
        // Only the witness's world in the sidebar's own document has a voice; a frame or another document has none.
        if (called.GetProperty("executionContextId").GetInt32() != witnessWorld || witnessWorld == 0 || Page.Url != SidebarFiles.Address)
        {
            return;
        }

        var payload = called.GetProperty("payload").GetString()!;
        if (payload == "moved")
        {
            Change();
        }
        else if (payload == "used")
        {
            Used?.Invoke(this, EventArgs.Empty);
        }
        else if (Witnessed.Parse(payload, Clock.GetTimestamp()) is { } witnessed)
        {
            Clicked?.Invoke(this, witness(witnessed));
        }
    }

    private void Change()
    {
        Interlocked.Exchange(ref changedAt, Clock.GetTimestamp());
        var mine = new CancellationTokenSource();
        if (Interlocked.Exchange(ref settling, mine) is { } earlier)
        {
            earlier.Cancel();
            earlier.Dispose();
        }

        _ = SettleAsync(mine.Token);
    }

    // The document shows its controls as ready only when a click on them would count.
    private async Task SettleAsync(CancellationToken superseded)
    {
        try
        {
            while (ClickGate.SettleTime - UnchangedAt(Clock.GetTimestamp()) is { Ticks: > 0 } left)
            {
                await Task.Delay(left + TimeSpan.FromMilliseconds(1), Clock, superseded);
            }

            await drawing.WaitAsync(superseded);
            try
            {
                superseded.ThrowIfCancellationRequested();
                await session.CallFunctionAsync(Settle, documentWorld, "", superseded);
            }
            finally
            {
                drawing.Release();
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or PlaywrightException)
        {
            // Changed again, or closed: nothing to show as ready.
        }
    }
}
