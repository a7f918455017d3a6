namespace X80.Harness.Sidebar.Views;

/// <summary>The linked record, as the CRM shows it.</summary>
internal sealed record RecordView(string Name, string Kind, IReadOnlyList<FactView> Facts, bool CanUnlink);
