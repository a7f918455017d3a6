using X80.Harness.Guarding;
using X80.Harness.People;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;

namespace X80.Harness;

/// <summary>
/// One run of the harness: the official web client in one browser process, the sidebar in another, the guard around the
/// first, a <see cref="CaptureSession"/> between them. If either browser dies the session ends closed.
/// </summary>
public sealed class HarnessSession : IAsyncDisposable
{
    private readonly HarnessParts parts;
    private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int isDisposing;
    private readonly HarnessOptions options;
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource disposing = new();
    private bool ended;
    private Task running = Task.CompletedTask;

    private HarnessSession(HarnessParts parts, HarnessOptions options)
    {
        (this.parts, this.options) = (parts, options);
        parts.BrowserGone += (_, _) => End();
        parts.Controller.NoteAsked += (_, url) => OpenNote(url);
        parts.Refusals.Added += (_, refusal) => Refused?.Invoke(this, refusal);
    }

    /// <summary>Raised when the person asked for the note to be opened; on the real channel it opens in their own browser, too.</summary>
    public event EventHandler<string>? NoteOpened;

    /// <summary>Raised for each thing that was refused to the page, once; no address in it goes beyond its host (GUARD-6).</summary>
    public event EventHandler<Refusal>? Refused;

    public CaptureSession Capture => parts.Capture;

    /// <summary>The gate that every click of the sidebar passes; it counts what it refused.</summary>
    public ClickGate Clicks => parts.Gate;

    /// <summary>What the guard refused to the page so far.</summary>
    public IReadOnlyList<Refusal> Refusals => parts.Refusals.All;

    /// <summary>What the person must know of this session, such as a browser without its sandbox. The sidebar shows it, too.</summary>
    public IReadOnlyList<string> Notices => parts.Notices;

    /// <summary>Completes when the person closed a window or a browser died.</summary>
    public Task Closed => closed.Task;

    /// <exception cref="HarnessException">This machine cannot run it; the message says what to do.</exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static async Task<HarnessSession> StartAsync(HarnessOptions options, CancellationToken cancellationToken)
    {
        var parts = await HarnessParts.StartAsync(options, cancellationToken);
        var session = new HarnessSession(parts, options);
        try
        {
            await parts.Capture.StartAsync(cancellationToken);
            await parts.Controller.DrawAsync(cancellationToken);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        session.running = session.RunAsync();
        return session;
    }

    /// <summary>
    /// Hands and eyes of a person, made of real input events. Only for a practice page with a loopback backend (GUARD-8).
    /// </summary>
    /// <exception cref="InvalidOperationException">The harness is on a real site, or its backend is not on this machine.</exception>
    public PracticePerson PlayPerson() => options is { Origin: not null, Backend.IsLoopback: true }
        ? new PracticePerson(parts.Page, parts.Window, parts.Controller, Closed)
        : throw new InvalidOperationException(
            "Nothing clicks for a person: input is made only on a practice page with a backend on this machine.");

    /// <summary>Whoever ends it a second time waits for the first: a window that closes says so, and a session may be ended for that.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposing, 1) != 0)
        {
            await disposed.Task;
            return;
        }

        try
        {
            End();
            await disposing.CancelAsync();
            await running;
            await parts.DisposeAsync();
            disposing.Dispose();
        }
        finally
        {
            disposed.SetResult();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await parts.Controller.RunAsync(disposing.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or Microsoft.Playwright.PlaywrightException)
        {
            // Disposed, or the sidebar's browser is gone: both end the session and neither is a fault.
        }
        catch (Exception fault)
        {
            // Nobody awaits this loop while a session is open: whoever awaits the session's end gets the fault.
            closed.TrySetException(fault);
        }

        End();
    }

    private void End()
    {
        parts.Navigation.End();
        if (!Interlocked.Exchange(ref ended, true))
        {
            Capture.Close();
        }

        closed.TrySetResult();
    }

    private void OpenNote(string url)
    {
        if (options.Origin is null && parts.NoteOpener.Open(url, Capture.State.Session?.Crm.Host) is { } refusal)
        {
            parts.Refusals.Add(refusal);
            return;
        }

        NoteOpened?.Invoke(this, url);
    }
}
