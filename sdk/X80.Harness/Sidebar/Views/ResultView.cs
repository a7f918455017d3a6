namespace X80.Harness.Sidebar.Views;

/// <summary>What a send did, and where its note is.</summary>
internal sealed record ResultView(string Heading, IReadOnlyList<FactView> Facts, string? NoteUrl);
