using X80.Contract.Ids;
using X80.Sdk.Reading;

namespace X80.Sdk.Capture;

/// <summary>The chat that was read last: whose it is, and the reading itself until it was sent or is 15 minutes old.</summary>
internal sealed class HeldChat(ChatReading reading, ConversationKey key, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly long heldSince = time.GetTimestamp();

    public string DocumentId { get; } = reading.DocumentId;

    public ChatIdentity Identity { get; } = reading.Identity;

    public ConversationKey Key { get; } = key;

    public ChatReading? Reading { get; private set; } = reading;

    /// <summary>Confirmed by the person, and not to be remembered beyond this reading.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Set when the person answered that this is the chat sent before.</summary>
    public bool IsSameChat { get; set; }

    /// <summary>How long the reading may still wait; never negative.</summary>
    public TimeSpan Left => time.GetElapsedTime(heldSince) is var age && age < Life ? Life - age : TimeSpan.Zero;

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
