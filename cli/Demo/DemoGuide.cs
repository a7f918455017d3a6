using System.Threading.Channels;
using X80.Cli.Running;
using X80.Sdk.Capture;

namespace X80.Cli.Demo;

/// <summary>Tells a person what to click, counts, and waits until they are done.</summary>
internal sealed class DemoGuide
{
    private readonly Consoles consoles;

    public DemoGuide(Consoles consoles) => this.consoles = consoles;

    /// <returns>Done when a window was closed; Ctrl-C throws.</returns>
    public async Task<int> AccompanyAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        consoles.Say($"CRM:         {await stage.Backend.CreateSignInAsync(cancellationToken)} (signs one browser in, once)");
        consoles.Say("");
        consoles.Say("Two windows are open: the practice page and the sidebar. Four clicks and no typing make a note:");
        consoles.Say("  1. Sync this chat to CRM   2. Link, beside the suggested person   3. Share this conversation   4. Send");
        consoles.Say("Then click Make private, and Sync again: nothing new reaches the CRM.");
        consoles.Say("Close a window, or press Ctrl-C here, to end.");

        var commands = 0;
        var told = false;
        var before = stage.State.Phase;
        stage.Harness.Capture.StateChanged += (_, _) =>
        {
            var now = stage.State.Phase;
            commands += now == CapturePhase.Working && before != CapturePhase.Working ? 1 : 0;
            before = now;
            if (now == CapturePhase.Sent && !told)
            {
                told = true;
                consoles.Say($"The note is in the CRM, after {commands} clicks.");
            }
        };
        var notes = Channel.CreateUnbounded<Uri>();
        stage.Harness.NoteOpened += (_, url) => notes.Writer.TryWrite(new Uri(url));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await (await Task.WhenAny(stage.Harness.Closed.WaitAsync(cancellationToken), ShowNotesAsync(stage, notes.Reader, ending.Token)));
        await ending.CancelAsync();
        return ExitCode.Done;
    }

    /// <summary>Each click on “Open the note” shows it in a window of its own, signed in; until the demo ends.</summary>
    private static async Task ShowNotesAsync(DemoStage stage, ChannelReader<Uri> notes, CancellationToken cancellationToken)
    {
        await foreach (var note in notes.ReadAllAsync(cancellationToken))
        {
            await (await stage.OpenCrmAsync(visible: true, cancellationToken)).ReadAsync(note, cancellationToken);
        }
    }
}
