using X80.Contract.Ids;
using X80.Sdk.Capture.Known;

namespace X80.Sdk.Capture;

/// <summary>
/// Chats known by title alone that the person has confirmed on this machine (GATE-14). Until then such a chat is treated as
/// Private here, whatever was set elsewhere: two chats may bear one title. Where the person said so, the messages read last in
/// each tell them apart. And one chat may bear two titles, one after the other: the messages read last in a linked chat tell that
/// it is open again under another name.
/// </summary>
public interface IConfirmedChats
{
    bool Contains(ConversationKey key);

    void Add(ConversationKey key);

    /// <summary>Remembers which messages were read in a chat, in the place of those remembered of it before.</summary>
    void See(ConversationKey key, IReadOnlyList<MessageTag> messages);

    /// <summary>The one chat known under another name that a chat may be; null where there is none, or more than one.</summary>
    /// <param name="now">The key of the chat under its present name.</param>
    /// <param name="messages">Those on screen.</param>
    RenamedChat? FindRenamed(ConversationKey now, IReadOnlyList<MessageTag> messages);

    /// <summary>Whether a chat is the one of that key, as far as the messages read there tell.</summary>
    /// <returns>True where one of them is on screen, false where none is, null where none is remembered.</returns>
    bool? Recognises(ConversationKey key, IReadOnlyList<MessageTag> messages);

    /// <summary>How many chats bear one title, as far as the person told them apart: 1 where nobody did.</summary>
    /// <param name="first">The key of the title alone.</param>
    int CountTwins(ConversationKey first);

    /// <summary>Remembers that the person told one more chat of a title apart, and which messages were read in it.</summary>
    /// <param name="first">The key of the title alone.</param>
    /// <param name="twin">The key of the chat told apart.</param>
    /// <param name="messages">Those on screen; they are remembered of no other chat of the title any more.</param>
    void TellApart(ConversationKey first, ConversationKey twin, IReadOnlyList<MessageTag> messages);

    /// <summary>Remembers what the person said of a chat that <see cref="FindRenamed"/> gave.</summary>
    void Answer(ConversationKey now, ConversationKey before, bool isSame);
}
