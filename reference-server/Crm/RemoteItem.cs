namespace X80.ReferenceServer.Crm;

/// <summary>What a CRM holds under one of its ids. Content.</summary>
internal sealed class RemoteItem(string id, string body)
{
    public string Id => id;

    public string Body => body;
}
