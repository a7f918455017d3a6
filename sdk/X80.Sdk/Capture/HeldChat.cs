using X80.Contract.Ids;
using X80.Sdk.Capture.Known;
using X80.Sdk.Reading;

namespace X80.Sdk.Capture;

/// <summary>The chat that was read last: whose it is, and the reading itself until it was sent or is 15 minutes old.</summary>
internal sealed class HeldChat(ChatReading reading, ConversationKey key, IReadOnlyList<MessageTag> messages, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly long heldSince = time.GetTimestamp();

    public string DocumentId { get; } = reading.DocumentId;

    public ChatIdentity Identity { get; } = reading.Identity;

    /// <summary>Under the name that it bears now.</summary>
    public ConversationKey NameKey { get; } = key;

    /// <summary>What it is known by: another key than its name gives, where it is a chat known under another name.</summary>
    public ConversationKey Key { get; private set; } = key;

    public bool IsRenamed => Key != NameKey;

    /// <summary>The newest messages on screen, the oldest first.</summary>
    public IReadOnlyList<MessageTag> Messages { get; } = messages;

    public ChatReading? Reading { get; private set; } = reading;

    /// <summary>Confirmed by the person, and not to be remembered beyond this reading.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Set when the person answered that this is the chat sent before.</summary>
    public bool IsSameChat { get; set; }

    /// <summary>How long the reading may still wait; never negative.</summary>
    public TimeSpan Left => time.GetElapsedTime(heldSince) is var age && age < Life ? Life - age : TimeSpan.Zero;

    /// <summary>
    /// Whether the person has to say first that it is this chat: it seems to be one known under another name, or one of several
    /// with one title.
    /// </summary>
    public bool IsDoubted { get; private set; }

    /// <summary>Whether it shows none of the messages that were read in this chat before: they are not replaced by its own.</summary>
    public bool IsStrange { get; private set; }

    public void Be(RenamedChat known) => (Key, IsDoubted) = (known.Before, !known.IsAnswered);

    public void Doubt() => (IsDoubted, IsStrange) = (true, true);

    public void Estrange() => IsStrange = true;

    public void Settle() => (IsDoubted, IsStrange) = (false, false);

    public void DropReading() => Reading = null;

    /// <summary>
    /// Whether a look at the page shows the same chat. Two chats can bear one title, so a title alone is not believed when
    /// none of the messages read is on screen any more.
    /// </summary>
    public bool IsShownBy(ChatIdentity now) =>
        now.Strength == Identity.Strength && now.Strength != IdentityStrength.None && now.Anchor == Identity.Anchor
        && (now.Strength == IdentityStrength.Strong || now.MessageIds.Count == 0 || Identity.MessageIds.Count == 0
            || now.MessageIds.Intersect(Identity.MessageIds).Any());
}
