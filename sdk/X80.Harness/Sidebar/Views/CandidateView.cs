namespace X80.Harness.Sidebar.Views;

/// <summary>A record that a person may link, with the reasons of a suggestion.</summary>
internal sealed record CandidateView(
    string Control, string Name, string Subtitle, string Kind, int? Score, bool Likely, IReadOnlyList<string> Reasons);
