namespace X80.ReferenceServer.Crm;

/// <summary>A text to be written to a CRM; its last line is the marker by which it is found again. Content.</summary>
internal sealed class RemoteText(string title, string body)
{
    public string Title => title;

    public string Body => body;
}
