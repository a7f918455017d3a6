namespace X80.Harness.Sidebar.Views;

/// <summary>One line of the record's timeline.</summary>
internal sealed record ActivityView(string Day, string Sentence, string? Typed)
{
    public override string ToString() => "activity view";
}
