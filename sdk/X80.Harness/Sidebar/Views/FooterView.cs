namespace X80.Harness.Sidebar.Views;

/// <summary>What the guard refused, what the person must know of this session, and the privacy lock.</summary>
internal sealed record FooterView(IReadOnlyList<RefusalView> Refusals, IReadOnlyList<string> Notices, LockView? Lock);
