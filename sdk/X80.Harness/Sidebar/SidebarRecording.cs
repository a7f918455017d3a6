using X80.Harness.Sidebar.Views;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;
using X80.Sdk.Reading;

namespace X80.Harness.Sidebar;

/// <summary>Copies the open chat on a person's click and hands it to the embedder's recorder: past the capture and the backend.</summary>
internal sealed class SidebarRecording(OpenChatReader reader, IPageRecorder recorder)
{
    private string said = "";

    public ActView ViewOf(CapturePhase phase) => new(phase is not (CapturePhase.Working or CapturePhase.Closed), said);

    public async Task RecordAsync(HumanClick click, CaptureState state, CancellationToken cancellationToken)
    {
        reader.Policy = state.Session?.Packs;
        try
        {
            said = await recorder.RecordAsync(await reader.CopyAsync(click, cancellationToken), cancellationToken);
        }
        catch (ReadRefusedException refused)
        {
            said = refused.Refusal.Sentence;
        }
    }
}
