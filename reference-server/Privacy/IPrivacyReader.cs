using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Privacy;

/// <summary>Reads what the server holds, inside the transaction that decides on it.</summary>
internal interface IPrivacyReader
{
    HeldPrivacy Read(StoreSession session, MemberScope member, ConversationId conversation);
}
