namespace X80.Harness.Sidebar.Views;

/// <summary>The one control that is always there.</summary>
internal sealed record SyncView(bool Enabled, string Status);
