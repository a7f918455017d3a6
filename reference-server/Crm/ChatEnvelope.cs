namespace X80.ReferenceServer.Crm;

/// <summary>What is visible of a chat beside its messages. Never stored or logged.</summary>
internal sealed class ChatEnvelope(string? title, string? phone, string? handle)
{
    public string? Title => title;

    public string? Phone => phone;

    public string? Handle => handle;
}
