using X80.Harness.Guarding;
using X80.Harness.Sidebar.Views;

namespace X80.Harness.Sidebar;

/// <summary>What the sidebar shows beside the capture itself.</summary>
/// <param name="Hint">A sentence about the last click.</param>
/// <param name="Refusals">What the guard refused.</param>
/// <param name="Notices">What the person must know of this session.</param>
internal sealed record SidebarSurroundings(string? Hint, IReadOnlyList<Refusal> Refusals, IReadOnlyList<string> Notices)
{
    public SidebarTexts Texts { get; init; } = SidebarTexts.English;

    /// <summary>Null where the embedder records nothing.</summary>
    public ActView? Recording { get; init; }

    public LockView Lock { get; init; } = LockView.Unset;
}
