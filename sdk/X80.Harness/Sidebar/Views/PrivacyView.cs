namespace X80.Harness.Sidebar.Views;

/// <summary>Private or Shared, as the server holds it; and whether it holds anything that can be looked at or withdrawn.</summary>
internal sealed record PrivacyView(bool Shared, string Sentence, bool CanShare, bool HasTransmitted, bool CanShowHeld);
