using X80.Contract.Ids;

namespace X80.Sdk.Capture.Known;

/// <summary>
/// What is remembered of chats: which a person confirmed, which messages were last read in each, which of one title the person told
/// apart, and what the person answered where one came back under another name. Names, words and ids of messages have no place in it: a chat is its key, a message
/// its <see cref="MessageTag"/>. Not safe for several threads.
/// </summary>
internal sealed class KnownChats
{
    private readonly HashSet<ConversationKey> confirmed = [];
    private readonly Dictionary<ConversationKey, IReadOnlyList<MessageTag>> seen = [];
    private readonly Dictionary<ConversationKey, HashSet<ConversationKey>> twins = [];
    private readonly Dictionary<(ConversationKey Now, ConversationKey Before), bool> answers = [];

    /// <summary>All of it, a fact a line; each is short enough to be written anew.</summary>
    public IEnumerable<KnownChatLine> Lines =>
    [
        .. confirmed.Select(KnownChatLine.Confirmed),
        .. twins.SelectMany(each => each.Value.Select(twin => KnownChatLine.Apart(each.Key, twin))),
        .. seen.Select(each => KnownChatLine.Seen(each.Key, each.Value)),
        .. answers.Select(each => KnownChatLine.Answer(each.Key.Now, each.Key.Before, each.Value)),
    ];

    public bool IsConfirmed(ConversationKey key) => confirmed.Contains(key);

    /// <returns>Whether it says anything new.</returns>
    public bool Take(KnownChatLine line)
    {
        switch (line)
        {
            case { Before: { } before, IsSame: { } isSame }:
                var isNew = !answers.TryGetValue((line.Key, before), out var known) || known != isSame;
                answers[(line.Key, before)] = isSame;
                return isNew;
            case { Messages: { } messages }:
                var differs = !seen.TryGetValue(line.Key, out var last) || !last.SequenceEqual(messages);
                seen[line.Key] = messages;
                DropFromTwins(line.Key, messages);
                return differs;
            case { Twin: { } twin }:
                twins.TryAdd(line.Key, []);
                return twins[line.Key].Add(twin);
            default:
                return confirmed.Add(line.Key);
        }
    }

    public bool? Recognises(ConversationKey key, IReadOnlyList<MessageTag> messages) =>
        seen.TryGetValue(key, out var read) ? read.Intersect(messages).Any() : null;

    public int CountTwins(ConversationKey first) => 1 + (twins.TryGetValue(first, out var others) ? others.Count : 0);

    /// <summary>The one chat known under another key that a chat may be.</summary>
    /// <param name="now">The key of the chat under its present name.</param>
    /// <param name="messages">Those on screen.</param>
    /// <returns>
    /// The chat that the person said it is, else the one in which one of these messages was read. Null where there is none or
    /// more than one, and where the person said that it is another.
    /// </returns>
    public RenamedChat? Find(ConversationKey now, IReadOnlyList<MessageTag> messages)
    {
        var same = answers.Where(each => each.Key.Now == now && each.Value).Select(each => each.Key.Before).ToList();
        if (same.Count > 0)
        {
            return same is [var before] ? new RenamedChat(before, IsAnswered: true) : null;
        }

        // Of a chat whose messages were read under its present name nothing is to be asked.
        var holders = seen.Where(each => each.Value.Intersect(messages).Any()).Select(each => each.Key).ToList();
        return holders is [var holder] && holder != now && !answers.ContainsKey((now, holder)) ? new RenamedChat(holder, IsAnswered: false) : null;
    }

    // A message stands in one chat of a title: in the one of which it was said last.
    private void DropFromTwins(ConversationKey key, IReadOnlyList<MessageTag> messages)
    {
        foreach (var (first, others) in twins.Where(each => each.Key == key || each.Value.Contains(key)))
        {
            foreach (var other in others.Append(first).Where(other => other != key && seen.ContainsKey(other)))
            {
                MessageTag[] left = [.. seen[other].Except(messages)];
                if (left.Length > 0)
                {
                    seen[other] = left;
                }
                else
                {
                    seen.Remove(other);
                }
            }
        }
    }
}
