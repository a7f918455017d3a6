namespace X80.ReferenceServer.Crm.Local;

/// <summary>A stored activity.</summary>
internal sealed class ActivityRow
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Day { get; init; }

    public required string ConversationId { get; init; }

    public required string Channel { get; init; }

    public long? Messages { get; init; }

    public string? Typed { get; init; }
}
