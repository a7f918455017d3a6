using X80.Harness.Sidebar.Views;
using X80.Sdk.Capture;

namespace X80.Harness.Sidebar;

/// <summary>Puts what the last command did into a sentence. Pure.</summary>
internal sealed class OutcomeDrawing(SidebarTexts texts)
{
    public OutcomeView Of(CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.SharedOne => new(texts["outcome.one"], []),
        CaptureOutcome.TakenBack => new(texts["outcome.back"], []),
        CaptureOutcome.Withdrawn withdrawn => new(
            texts["outcome.withdrawn"],
            [.. withdrawn.Copies.Select(copy => new FactView(texts.Or("copy." + copy.What, copy.What), texts.Or("copy." + copy.State, copy.State)))]),
        CaptureOutcome.Saved saved => new(texts.Of("outcome.saved", saved.Label), []),
        CaptureOutcome.Logged logged => new(texts.Of("outcome.logged", logged.Activity.Sentence), []),
        CaptureOutcome.Placed placed => new(texts.Of("outcome.placed", placed.Title), []),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "No such outcome."),
    };
}
