namespace X80.Harness.Sidebar.Views;

/// <summary>Something the page did not get.</summary>
internal sealed record RefusalView(string What, string Why);
