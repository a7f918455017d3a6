namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>A chat as a person named it in the form.</summary>
internal sealed record NeverCaptureForm(string? Whose, string? Channel, string? Form, string? Value, string? Label)
{
    public override string ToString() => $"never-capture form by {Form}";
}
