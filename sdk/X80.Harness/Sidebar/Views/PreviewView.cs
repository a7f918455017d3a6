namespace X80.Harness.Sidebar.Views;

/// <summary>What Send would send and where (HUMAN-8), or, while Private, what could be shared one by one.</summary>
internal sealed record PreviewView(
    string Heading, IReadOnlyList<FactView> Facts, string Reminder, IReadOnlyList<MessageView> Messages, bool CanSend, string SendLabel);
