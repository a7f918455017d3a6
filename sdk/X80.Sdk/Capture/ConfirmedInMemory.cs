using X80.Contract.Ids;
using X80.Sdk.Capture.Known;

namespace X80.Sdk.Capture;

/// <summary>Confirmations for the life of this process; after it the person is asked again.</summary>
public sealed class ConfirmedInMemory : IConfirmedChats
{
    private readonly Lock gate = new();
    private readonly KnownChats known = new();

    public bool Contains(ConversationKey key)
    {
        lock (gate)
        {
            return known.IsConfirmed(key);
        }
    }

    public void Add(ConversationKey key) => Take(KnownChatLine.Confirmed(key));

    public void See(ConversationKey key, IReadOnlyList<MessageTag> messages) => Take(KnownChatLine.Seen(key, messages));

    public RenamedChat? FindRenamed(ConversationKey now, IReadOnlyList<MessageTag> messages)
    {
        lock (gate)
        {
            return known.Find(now, messages);
        }
    }

    public bool? Recognises(ConversationKey key, IReadOnlyList<MessageTag> messages)
    {
        lock (gate)
        {
            return known.Recognises(key, messages);
        }
    }

    public int CountTwins(ConversationKey first)
    {
        lock (gate)
        {
            return known.CountTwins(first);
        }
    }

    public void TellApart(ConversationKey first, ConversationKey twin, IReadOnlyList<MessageTag> messages)
    {
        Take(KnownChatLine.Apart(first, twin));
        if (messages.Count > 0)
        {
            Take(KnownChatLine.Seen(twin, messages));
        }
    }

    public void Answer(ConversationKey now, ConversationKey before, bool isSame) => Take(KnownChatLine.Answer(now, before, isSame));

    private void Take(KnownChatLine line)
    {
        lock (gate)
        {
            known.Take(line);
        }
    }
}
