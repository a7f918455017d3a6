using X80.Contract.Records;

namespace X80.Contract.Conversations;

/// <summary>Answer of <c>POST conversations</c>.</summary>
public sealed record OpenedConversation
{
    public required Conversation Conversation { get; init; }

    public required IReadOnlyList<Suggestion> Suggestions { get; init; }
}
