namespace X80.Harness.Sidebar.Views;

/// <summary>Private or Shared, as the server holds it.</summary>
internal sealed record PrivacyView(bool Shared, string Sentence, bool CanShare, bool HasTransmitted);
