namespace X80.Harness.Sidebar.Views;

/// <summary>Whose chat was read, and what of it.</summary>
internal sealed record ChatView(string Title, string Evidence, IReadOnlyList<string> Coverage)
{
    public override string ToString() => "chat view";
}
