namespace X80.Harness.Sidebar.Views;

/// <summary>The linked record, as the CRM shows it, and, apart from it, what is known of the thread.</summary>
internal sealed record RecordView(
    string Name, string Kind, IReadOnlyList<FactView> Crm, IReadOnlyList<FactView> Thread, IReadOnlyList<FieldView> Fields, bool CanChange);
