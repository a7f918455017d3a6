using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>
/// Body of <c>POST conversations</c>. Title, phone and handle are envelope: they may stand here only with a
/// <c>suggest</c> consent and only while the conversation is not linked.
/// </summary>
public sealed class OpenConversation
{
    public required ChannelKind Channel { get; init; }

    public required ConversationKey Key { get; init; }

    /// <summary>At most 256 Unicode scalar values.</summary>
    public string? Title { get; init; }

    /// <summary>E.164, such as <c>+493012345678</c>; never a LID.</summary>
    public string? Phone { get; init; }

    public string? Handle { get; init; }

    public ConsentClaim? Consent { get; init; }
}
