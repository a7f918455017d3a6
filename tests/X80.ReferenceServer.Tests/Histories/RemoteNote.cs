namespace X80.ReferenceServer.Tests.Histories;

/// <summary>A note in a remote CRM: what belongs in it, by message whether the CRM has acknowledged its text, and what the CRM holds.</summary>
internal sealed class RemoteNote(ModelChat chat, string record)
{
    public ModelChat Chat => chat;
    public string Record => record;
    public SortedDictionary<int, bool> Listed { get; } = [];
    public string? Copy { get; set; }
    public bool IsBehind { get; set; }
}
