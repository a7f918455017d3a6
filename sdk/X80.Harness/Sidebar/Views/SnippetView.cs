namespace X80.Harness.Sidebar.Views;

/// <summary>A saved text.</summary>
internal sealed record SnippetView(string Title, string Text, string Control)
{
    public override string ToString() => "snippet view";
}
