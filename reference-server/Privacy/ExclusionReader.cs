using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Privacy;

/// <summary>Reads the never-capture lists and the overrides, inside the transaction that decides on them.</summary>
internal static class ExclusionReader
{
    public static HeldExclusion Read(StoreSession session, MemberScope member, ConversationId conversation)
    {
        var arguments = new { member.Workspace, member.Member, Id = conversation.Value };
        return new HeldExclusion(
            session.Find<long>("capture.listed", arguments) > 0, session.Query<string>("capture.overrides", arguments));
    }
}
