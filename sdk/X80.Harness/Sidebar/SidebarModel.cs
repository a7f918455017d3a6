using X80.Harness.Sidebar.Views;

namespace X80.Harness.Sidebar;

/// <summary>
/// All that the sidebar draws, as text: one member a panel, null where it is hidden. Never a token, never markup.
/// </summary>
internal sealed record SidebarModel
{
    public required HeaderView Header { get; init; }

    public required SyncView Sync { get; init; }

    /// <summary>A sentence about the last click; goes with the next.</summary>
    public string? Hint { get; init; }

    public FailureView? Failure { get; init; }

    public ChatView? Chat { get; init; }

    public LinkingView? Linking { get; init; }

    /// <summary>The question whether this is the chat that was sent before (GATE-14), as a sentence.</summary>
    public string? SameChat { get; init; }

    public RecordView? Record { get; init; }

    public PrivacyView? Privacy { get; init; }

    public ResultView? Result { get; init; }

    public PreviewView? Preview { get; init; }

    public required FooterView Footer { get; init; }

    public override string ToString() => "sidebar model";
}
