namespace X80.Contract.Conversations;

/// <summary>What the backend holds of a conversation: a count, and the times of the first and last message.</summary>
public sealed record Transmitted
{
    public required int Messages { get; init; }

    public DateTimeOffset? First { get; init; }

    public DateTimeOffset? Last { get; init; }
}
