namespace X80.ReferenceServer.Conversing;

/// <summary>What is remembered of a message id beside its content.</summary>
internal sealed class MarkRow
{
    public required string MessageId { get; init; }

    public long ReadAt { get; init; }

    public long Withheld { get; init; }
}
