using System.Threading.Channels;
using X80.Harness.Guarding;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;
using X80.Sdk.Locking;
using X80.Sdk.Pages;

namespace X80.Harness.Sidebar;

/// <summary>
/// Between the sidebar and the capture: draws every state, and turns what the witness saw into a click and the click into
/// a command, one at a time.
/// </summary>
internal sealed class SidebarController
{
    private readonly SidebarWindow window;
    private readonly CaptureSession capture;
    private readonly ClickGate gate;
    private readonly IPageHost host;
    private readonly ShellGuard guard;
    private readonly RefusalList refusals;
    private readonly IReadOnlyList<string> notices;
    private readonly PrivacyLock concealing;
    private readonly SidebarTexts texts;
    private readonly SidebarLock locking;
    private readonly SidebarRecording? recording;
    private readonly Channel<Witnessed> clicks = Channel.CreateUnbounded<Witnessed>(new() { SingleReader = true });
    private readonly Channel<bool> redraws = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile string? hint;

    public SidebarController(
        SidebarWindow window, CaptureSession capture, ClickGate gate, IPageHost host, ShellGuard guard, RefusalList refusals,
        IReadOnlyList<string> notices, PrivacyLock concealing, SidebarTexts texts, SidebarRecording? recording)
    {
        (this.window, this.capture, this.gate, this.host, this.guard) = (window, capture, gate, host, guard);
        (this.refusals, this.notices, this.concealing, this.texts, this.recording) = (refusals, notices, concealing, texts, recording);
        locking = new SidebarLock(concealing, texts);
        window.Clicked += (_, witnessed) => Take(witnessed);
        window.Used += (_, _) => concealing.Touch();
        concealing.Changed += (_, _) => OnLockChanged();
        capture.StateChanged += (_, _) => redraws.Writer.TryWrite(true);
        refusals.Added += (_, _) => redraws.Writer.TryWrite(true);
    }

    /// <summary>Raised when an event on a control has been dealt with and the outcome is drawn.</summary>
    public event EventHandler<ClickOutcome>? Handled;

    /// <summary>Raised when a person asked for the note to be opened, with its address as the backend gave it.</summary>
    public event EventHandler<string>? NoteAsked;

    public Task DrawAsync(CancellationToken cancellationToken) =>
        window.DrawAsync(
            () => SidebarDrawing.Of(
                capture.State, new(hint, refusals.All, notices) { Texts = texts, Lock = locking.View, Recording = recording?.ViewOf(capture.State.Phase) }),
            cancellationToken);

    /// <summary>Runs until cancelled, or until the sidebar is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] loops = [RedrawAsync(ending.Token), HandleAsync(ending.Token)];
        await Task.WhenAny(loops);
        await ending.CancelAsync();
        await Task.WhenAll(loops);
    }

    private void Take(Witnessed witnessed)
    {
        // At once: it must not wait behind a command that runs.
        if (witnessed is { Control: SidebarControls.Conceal, Trusted: true })
        {
            concealing.Conceal();
        }

        clicks.Writer.TryWrite(witnessed);
    }

    private void OnLockChanged()
    {
        capture.ForgetReading();
        redraws.Writer.TryWrite(true);
    }

    private async Task RedrawAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in redraws.Reader.ReadAllAsync(cancellationToken))
        {
            await DrawAsync(cancellationToken);
        }
    }

    private async Task HandleAsync(CancellationToken cancellationToken)
    {
        await foreach (var witnessed in clicks.Reader.ReadAllAsync(cancellationToken))
        {
            var refusal = await HandleAsync(witnessed, cancellationToken);
            await DrawAsync(cancellationToken);
            Handled?.Invoke(this, new(witnessed.Control, refusal));
        }
    }

    private async Task<ClickRefusal?> HandleAsync(Witnessed witnessed, CancellationToken cancellationToken)
    {
        if (SidebarLock.IsControl(witnessed.Control))
        {
            return await HandleLockAsync(witnessed, cancellationToken);
        }

        if (concealing.IsConcealed)
        {
            return ClickRefusal.Hidden;
        }

        var surface = new SurfaceClick(
            witnessed.Control, witnessed.Trusted, witnessed.Visible, window.UnchangedAt(witnessed.At), await TrustedDocumentAsync(cancellationToken));
        if (gate.Mint(surface, out var refusal) is not { } click)
        {
            hint = ClickHints.Of(refusal!.Value, capture.State.ChannelName, texts) ?? hint;
            return refusal;
        }

        hint = null;
        if (witnessed.Control == SidebarControls.OpenNote)
        {
            await OpenNoteAsync(click, cancellationToken);
        }
        else if (witnessed.Control == SidebarControls.RecordPage)
        {
            await (recording?.RecordAsync(click, capture.State, cancellationToken) ?? Task.CompletedTask);
        }
        else if (SidebarControls.CommandOf(witnessed.Control, await window.ReadFieldsAsync(cancellationToken)) is { } command)
        {
            await capture.ExecuteAsync(command, click, cancellationToken);
        }

        if (concealing.IsConcealed)
        {
            // It was concealed while the command ran: what that read is dropped, too.
            capture.ForgetReading();
        }

        return null;
    }

    private async Task<ClickRefusal?> HandleLockAsync(Witnessed witnessed, CancellationToken cancellationToken)
    {
        if (!witnessed.Trusted)
        {
            return ClickRefusal.Synthetic;
        }

        if (!witnessed.Visible)
        {
            return ClickRefusal.Hidden;
        }

        var fields = await window.ReadFieldsAsync(cancellationToken);
        hint = locking.Handle(witnessed.Control, fields.GetValueOrDefault(SidebarControls.Passphrase, ""));
        return null;
    }

    private async Task OpenNoteAsync(HumanClick click, CancellationToken cancellationToken)
    {
        if (capture.State.Result?.Note.Url is not { } url || !click.TrySpend())
        {
            return;
        }

        if (capture.State.Session is { Crm.Host: null })
        {
            // A CRM that did not answer as the session began may name its host now; this read needs no click (HUMAN-1).
            await capture.StartAsync(cancellationToken);
        }

        NoteAsked?.Invoke(this, url);
    }

    // At the time of use, from the browser process: whatever an earlier event said is no proof of what is open now. Not asked
    // while the gate is closed anyway: until the channel's page is back the browser holds its answer, and the person would wait.
    private async Task<string?> TrustedDocumentAsync(CancellationToken cancellationToken) =>
        gate.IsArmed
        && await host.GetDocumentAsync(cancellationToken) is { } document
        && guard.Decide(document.Url, GuardContext.Top) is { Action: GuardAction.Load, Trusted: true }
            ? document.Id
            : null;
}
