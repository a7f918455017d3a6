using X80.Contract.Conversations;
using X80.Contract.Ids;

namespace X80.Contract.Messages;

/// <summary>The one message that was shared, and its conversation.</summary>
public sealed record ShareResult
{
    public required MessageId MessageId { get; init; }

    public required Conversation Conversation { get; init; }
}
