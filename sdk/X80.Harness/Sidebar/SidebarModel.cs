using X80.Harness.Sidebar.Views;

namespace X80.Harness.Sidebar;

/// <summary>
/// All that the sidebar draws, as text: one member a panel, null where it is hidden. Never a token, never markup.
/// </summary>
internal sealed record SidebarModel
{
    public required string Language { get; init; }

    public required string Direction { get; init; }

    /// <summary>The surface's own words by key.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>True while the privacy lock is on: then it is the only panel.</summary>
    public bool? Concealed { get; init; }

    public HeaderView? Header { get; init; }

    public ActView? Sync { get; init; }

    /// <summary>A sentence about the last click; goes with the next.</summary>
    public string? Hint { get; init; }

    public FailureView? Failure { get; init; }

    public OutcomeView? Outcome { get; init; }

    public ChatView? Chat { get; init; }

    public LinkingView? Linking { get; init; }

    /// <summary>The question whether this is the chat that was sent before (GATE-14), as a sentence.</summary>
    public string? SameChat { get; init; }

    /// <summary>That question where the answer may be no: of a chat known by its title alone, or known under another name.</summary>
    public string? WhichChat { get; init; }

    public RecordView? Record { get; init; }

    public PagedView<ActivityView>? Timeline { get; init; }

    public PrivacyView? Privacy { get; init; }

    public ResultView? Result { get; init; }

    public PreviewView? Preview { get; init; }

    public PagedView<MessageView>? Held { get; init; }

    public IReadOnlyList<SnippetView>? Snippets { get; init; }

    /// <summary>Recording the open chat's page, where the embedder keeps recordings.</summary>
    public ActView? Recording { get; init; }

    public FooterView? Footer { get; init; }

    public override string ToString() => "sidebar model";
}
