namespace X80.ReferenceServer.Notes;

/// <summary>What stands above a transcript, beside the messages themselves.</summary>
internal sealed record NoteHead(string ChannelName, string MemberName, TimeZoneInfo TimeZone)
{
    /// <value>How many messages of the conversation were taken back; it moves no end of a part.</value>
    public int TakenBack { get; init; }
}
