namespace X80.Contract.Conversations;

/// <summary>A page of the member's own conversations.</summary>
public sealed record ConversationPage
{
    public required IReadOnlyList<Conversation> Items { get; init; }

    public string? Next { get; init; }
}
