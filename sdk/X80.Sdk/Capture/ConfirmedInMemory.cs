using System.Collections.Concurrent;
using X80.Contract.Ids;

namespace X80.Sdk.Capture;

/// <summary>Confirmations for the life of this process; after it the person is asked again.</summary>
public sealed class ConfirmedInMemory : IConfirmedChats
{
    private readonly ConcurrentDictionary<ConversationKey, bool> keys = new();

    public bool Contains(ConversationKey key) => keys.ContainsKey(key);

    public void Add(ConversationKey key) => keys[key] = true;
}
