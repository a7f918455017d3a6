namespace X80.Contract.Conversations;

/// <summary>Answer of <c>POST conversations/{id}/withdraw</c>: the conversation, and what became of each copy.</summary>
public sealed record WithdrawResult
{
    public required Conversation Conversation { get; init; }

    public required IReadOnlyList<WithdrawnCopy> Copies { get; init; }
}
