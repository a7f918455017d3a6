namespace X80.Harness.Sidebar.Views;

/// <summary>A loud failure, until dismissed.</summary>
internal sealed record FailureView(string What, string Next);
