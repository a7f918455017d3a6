namespace X80.Harness.Sidebar.Views;

/// <summary>What the last click did.</summary>
internal sealed record OutcomeView(string Sentence, IReadOnlyList<FactView> Facts)
{
    public override string ToString() => "outcome view";
}
