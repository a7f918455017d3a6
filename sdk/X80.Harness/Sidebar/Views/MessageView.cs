namespace X80.Harness.Sidebar.Views;

/// <summary>One message exactly as it would be sent, or as it is held. Its control shares it alone, or takes it back.</summary>
internal sealed record MessageView(string Who, string When, string Text, string? Kind, bool Mine, string? Control)
{
    public override string ToString() => "message view";
}
