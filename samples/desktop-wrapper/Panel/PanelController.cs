using X80.Samples.DesktopWrapper.Guarding;
using X80.Samples.DesktopWrapper.Native;
using X80.Samples.DesktopWrapper.Pages;
using X80.Samples.DesktopWrapper.Secrets;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;

namespace X80.Samples.DesktopWrapper.Panel;

/// <summary>
/// Between the panel and the capture: draws every state, and turns a pressed button into a click of the gate's and the click into
/// a command. All of it on the loop's thread; a state may come from any.
/// </summary>
internal sealed class PanelController
{
    private readonly PanelWindow window;
    private readonly CaptureSession capture;
    private readonly ClickGate gate;
    private readonly CommittedDocument committed;
    private readonly PermissionDesk desk;
    private readonly RefusalList refusals;
    private readonly WrapperTokens tokens;
    private readonly NoteOpener notes;
    private readonly IReadOnlyList<string> notices;
    private readonly CancellationToken ended;
    private string? hint;

    public PanelController(
        PanelWindow window, CaptureSession capture, ClickGate gate, CommittedDocument committed, PermissionDesk desk, RefusalList refusals,
        WrapperTokens tokens, NoteOpener notes, IReadOnlyList<string> notices, GtkLoop loop, CancellationToken ended)
    {
        (this.window, this.capture, this.gate, this.committed, this.desk) = (window, capture, gate, committed, desk);
        (this.refusals, this.tokens, this.notes, this.notices, this.ended) = (refusals, tokens, notes, notices, ended);
        capture.StateChanged += (_, _) => loop.Post(_ => Draw(), null);
        desk.Changed += (_, _) => Draw();
        refusals.Added += (_, _) => Draw();
        window.Pressed += (_, control) => Handle(control);
    }

    public void Draw()
    {
        var state = capture.State;
        window.Draw(
            state.Phase is not (CapturePhase.Working or CapturePhase.Closed),
            PanelDrawing.StatusOf(state),
            PanelDrawing.Of(state, new(hint, notices, desk.Asked, refusals.All, tokens.IsMissing)));
    }

    private async void Handle(string control)
    {
        // GTK emits "clicked" for the window system's input and for an assistive tool's activation; the page has no way to it.
        var surface = new SurfaceClick(control, Trusted: true, window.IsVisible, window.UnchangedFor, committed.Current?.Id);
        if (gate.Mint(surface, out var refusal) is not { } click)
        {
            hint = HintOf(refusal!.Value);
            Draw();
            return;
        }

        hint = null;
        await CarryOutAsync(control, click);
        Draw();
    }

    private async Task CarryOutAsync(string control, HumanClick click)
    {
        if (control is PanelControls.Allow or PanelControls.Deny)
        {
            desk.Answer(control == PanelControls.Allow);
        }
        else if (control == PanelControls.LogIn)
        {
            hint = await tokens.KeepAsync(window.TextOf("token"), ended);
            await capture.StartAsync(ended);
        }
        else if (control == PanelControls.OpenNote)
        {
            hint = notes.Open(capture.State.Result?.Note.Url);
        }
        else if (PanelControls.CommandOf(control, window.TextOf) is { } command)
        {
            await capture.ExecuteAsync(command, click, ended);
        }
    }

    private string HintOf(ClickRefusal refusal) => refusal switch
    {
        ClickRefusal.JustChanged => "The panel had just changed, so that click did not count. Look again, then click.",
        ClickRefusal.Hidden => "The window was not visible, so that click did not count. Click again.",
        ClickRefusal.TooMany => "These were more clicks in a minute than a person makes, so that one did not count. Wait a moment, then click again.",
        _ => $"The page beside this does not show {capture.State.ChannelName}, so nothing was read or sent. Go back to it, then click again.",
    };
}
