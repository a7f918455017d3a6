namespace X80.ReferenceServer;

/// <summary>A conversation of one member, for the probe.</summary>
internal sealed class HeldConversation
{
    public required string Id { get; init; }

    public required string Channel { get; init; }
}
