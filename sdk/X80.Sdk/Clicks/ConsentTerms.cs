using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Sdk.Clicks;

/// <summary>What a consent is about, beside the request's body: the act, and the conversation as it was shown.</summary>
internal sealed record ConsentTerms(ConsentAction Action, ConversationId? ConversationId = null, ConsentTarget? To = null, int? Already = null)
{
    /// <summary>The person answered that this is the chat sent before (GATE-14).</summary>
    public bool SameChat { get; init; }

    public static ConsentTerms About(ConsentAction action, Conversation shown) => new(
        action,
        shown.Id,
        shown.Link is { } link ? new ConsentTarget { Crm = shown.Crm, Kind = link.Kind, RecordId = link.RecordId } : null,
        shown.Transmitted.Messages);
}
