using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>An open chat of which the person said which chats of its title it is not.</summary>
internal sealed class DeniedChat(ConversationKey first, IReadOnlyList<MessageTag> messages)
{
    public HashSet<ConversationKey> Keys { get; } = [];

    /// <summary>Whether it is open still: the same title, and a message in common where either shows any.</summary>
    public bool IsOf(ConversationKey title, IReadOnlyList<MessageTag> shown) =>
        title == first && (shown.Intersect(messages).Any() || shown.Count == 0 && messages.Count == 0);
}
