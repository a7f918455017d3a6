namespace X80.Harness.Sidebar.Views;

/// <summary>One message exactly as it would be sent.</summary>
internal sealed record MessageView(string Who, string When, string Text, string? Kind, bool Mine, string? ShareControl)
{
    public override string ToString() => "message view";
}
