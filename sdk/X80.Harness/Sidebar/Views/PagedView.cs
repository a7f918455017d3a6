namespace X80.Harness.Sidebar.Views;

/// <summary>A list of which a click shows more.</summary>
internal sealed record PagedView<T>(IReadOnlyList<T> Items, bool HasMore);
