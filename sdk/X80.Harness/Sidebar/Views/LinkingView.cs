namespace X80.Harness.Sidebar.Views;

/// <summary>Suggestions, search and create, while the chat is linked to nothing.</summary>
/// <param name="Suggestions">Best first.</param>
/// <param name="Hits">Answer of the last search; null before one.</param>
/// <param name="Name">What the create form starts with.</param>
/// <param name="Phone">The same.</param>
internal sealed record LinkingView(
    IReadOnlyList<CandidateView> Suggestions, IReadOnlyList<CandidateView>? Hits, string Name, string Phone)
{
    public override string ToString() => "linking view";
}
