using X80.Contract.Ids;
using X80.Contract.Messages;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Privacy;

/// <summary>
/// A message that the gate let through: the only thing the store takes. Made by <see cref="PrivacyGate"/> alone, and
/// bound to the conversation whose privacy was asked.
/// </summary>
internal sealed class AdmittedMessage
{
    private AdmittedMessage(MemberScope member, ConversationId conversation, CapturedMessage message, bool sharedAlone) =>
        (Member, Conversation, Message, SharedAlone) = (member, conversation, message, sharedAlone);

    public MemberScope Member { get; }

    public ConversationId Conversation { get; }

    public CapturedMessage Message { get; }

    /// <summary>Let out of a Private conversation by an act on this very message (GATE-5).</summary>
    public bool SharedAlone { get; }

    public override string ToString() => $"admitted {Message}";

    /// <summary>For <see cref="PrivacyGate"/>; a test asserts that nothing else calls it.</summary>
    internal static AdmittedMessage Mint(MemberScope member, ConversationId conversation, CapturedMessage message, bool sharedAlone) =>
        new(member, conversation, message, sharedAlone);
}
