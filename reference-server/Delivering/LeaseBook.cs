using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>Leases of conversations: who calls a remote CRM for one says so in a row, and holds no lock over the call.</summary>
internal static class LeaseBook
{
    /// <summary>What one request of a person may spend on a CRM.</summary>
    public static readonly TimeSpan CallTime = TimeSpan.FromSeconds(10);

    /// <summary>A little longer than the call: the holder has ended by then, or is dead.</summary>
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(12);

    public static LeaseRow? Find(StoreSession session, MemberScope member, ConversationId id) =>
        session.Find<LeaseRow>("leases.find", Arguments(member, id));

    /// <returns>The new lease; null while another call is under way.</returns>
    public static LeaseRow? Take(StoreSession session, MemberScope member, ConversationRow conversation, string note, DateTimeOffset now)
    {
        var id = conversation.ConversationId;
        if (Find(session, member, id) is { } held)
        {
            if (held.IsLive(now))
            {
                return null;
            }

            Drop(session, member, id, held.Id);
        }

        var lease = new LeaseRow
        {
            Id = RandomId.New(),
            NoteId = note,
            PrivacyEpoch = conversation.PrivacyEpoch,
            ExpiresAt = (now + LeaseTime).ToUnixTimeMilliseconds(),
        };
        session.Run("leases.put", new
        {
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            lease.Id,
            Note = note,
            Epoch = lease.PrivacyEpoch,
            lease.ExpiresAt,
        });
        return lease;
    }

    /// <returns>Whether it was still there.</returns>
    public static bool Drop(StoreSession session, MemberScope member, ConversationId id, string lease) =>
        session.Execute("leases.drop", new { member.Workspace, member.Member, Conversation = id.Value, Id = lease }) == 1;

    /// <summary>Tells the holder, on whichever replica, to end its call.</summary>
    public static void Cancel(StoreSession session, MemberScope member, ConversationId id) =>
        session.Run("leases.cancel", Arguments(member, id));

    /// <summary>Whether a request to the CRM may start under this lease now.</summary>
    public static bool Holds(StoreSession session, MemberScope member, ConversationId id, string lease, DateTimeOffset now) =>
        session.Find<long>("leases.holds", new
        {
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            Id = lease,
            Now = now.ToUnixTimeMilliseconds(),
        }) == 1;

    private static object Arguments(MemberScope member, ConversationId id) =>
        new { member.Workspace, member.Member, Conversation = id.Value };
}
