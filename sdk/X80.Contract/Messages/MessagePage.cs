namespace X80.Contract.Messages;

/// <summary>A page of the member's own transmitted messages, as stored and in the conversation's order.</summary>
public sealed class MessagePage
{
    public required IReadOnlyList<CapturedMessage> Items { get; init; }

    /// <summary>Where the next page starts; absent on the last.</summary>
    public string? Next { get; init; }
}
