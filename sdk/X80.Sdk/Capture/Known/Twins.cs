using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>
/// Chats that bear one title. The messages that were read in each before tell which of them is open; where they do not, the
/// person is asked, one chat after the other, and a chat that is none of them becomes one more.
/// </summary>
internal sealed class Twins(IConfirmedChats confirmed)
{
    // What the person said of the chat that is open now, until another one is read.
    private DeniedChat? denied;

    /// <summary>The one whose messages are on screen, else the first that the person has not denied.</summary>
    /// <param name="keyAt">The key of the title's chat at a place: 1, 2, 3 ….</param>
    /// <param name="shown">The messages on screen.</param>
    public TwinChoice Choose(Func<int, ConversationKey> keyAt, IReadOnlyList<MessageTag> shown)
    {
        var all = KeysOf(keyAt);
        if (denied?.IsOf(all[0], shown) != true)
        {
            denied = null;
        }

        List<ConversationKey> left = [.. all.Where(key => denied?.Keys.Contains(key) != true)];
        List<ConversationKey> showing = [.. left.Where(key => confirmed.Recognises(key, shown) == true)];
        return showing is [var only]
            ? new TwinChoice(only, IsOneOfSeveral: false)
            : new TwinChoice(showing.Concat(left).FirstOrDefault(all[^1]), IsOneOfSeveral: all.Count > 1);
    }

    /// <summary>The open chat is not that one. Where it is none of them, it is one more from now on.</summary>
    public void Deny(Func<int, ConversationKey> keyAt, ConversationKey key, IReadOnlyList<MessageTag> shown)
    {
        var all = KeysOf(keyAt);
        if (denied?.IsOf(all[0], shown) != true)
        {
            denied = new DeniedChat(all[0], shown);
        }

        denied.Keys.Add(key);
        if (all.All(denied.Keys.Contains))
        {
            confirmed.TellApart(all[0], keyAt(all.Count + 1), shown);
        }
    }

    private List<ConversationKey> KeysOf(Func<int, ConversationKey> keyAt) => [.. Enumerable.Range(1, confirmed.CountTwins(keyAt(1))).Select(keyAt)];
}
