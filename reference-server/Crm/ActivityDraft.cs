using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm;

/// <summary>An activity to be written. <paramref name="Messages"/> is absent while the conversation is Private.</summary>
internal sealed record ActivityDraft(
    MemberScope Member, ConversationId Conversation, ChannelKind Channel, ActivityKind Kind, string Day, int? Messages, string? Typed)
{
    public override string ToString() => $"{Kind} on {Day}";
}
