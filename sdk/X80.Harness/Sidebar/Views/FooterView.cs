namespace X80.Harness.Sidebar.Views;

/// <summary>What the guard refused and what the person must know of this session.</summary>
internal sealed record FooterView(IReadOnlyList<RefusalView> Refusals, IReadOnlyList<string> Notices);
