namespace X80.Harness.Sidebar.Views;

/// <summary>Which channel, CRM and member this is; or why the backend did not say.</summary>
internal sealed record HeaderView(string Channel, string? Crm, string? Member, string? Unavailable);
