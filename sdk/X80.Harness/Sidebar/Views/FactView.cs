namespace X80.Harness.Sidebar.Views;

/// <summary>One labelled fact.</summary>
internal sealed record FactView(string Label, string Value);
