using X80.Contract.Ids;

namespace X80.Sdk.Capture;

/// <summary>
/// Chats known by title alone that the person has confirmed on this machine (GATE-14). Until then such a chat is treated as
/// Private here, whatever was set elsewhere: two chats may bear one title.
/// </summary>
public interface IConfirmedChats
{
    bool Contains(ConversationKey key);

    void Add(ConversationKey key);
}
