using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Privacy;

/// <summary>From the conversation's row and nothing else.</summary>
internal sealed class PrivacyReader : IPrivacyReader
{
    public HeldPrivacy Read(StoreSession session, MemberScope member, ConversationId conversation) =>
        HeldPrivacy.FromStored(
            session.Find<string>("conversations.privacy", new { member.Workspace, member.Member, Id = conversation.Value }));
}
