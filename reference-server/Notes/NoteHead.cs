namespace X80.ReferenceServer.Notes;

/// <summary>What stands above a transcript, beside the messages themselves.</summary>
internal sealed record NoteHead(string ChannelName, string MemberName, TimeZoneInfo TimeZone);
