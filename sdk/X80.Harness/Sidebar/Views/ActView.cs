namespace X80.Harness.Sidebar.Views;

/// <summary>A control that is there whatever chat is open, and the sentence beside it; empty where nothing is to be said.</summary>
internal sealed record ActView(bool Enabled, string Status);
