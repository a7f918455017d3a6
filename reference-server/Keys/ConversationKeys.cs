using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>
/// The key of a conversation: 32 random bytes, stored only wrapped by the epoch key. Without the row everything sealed
/// under it is noise, which is what erasing means.
/// </summary>
internal sealed class ConversationKeys(EpochKeys epochs)
{
    public byte[]? Find(StoreSession session, MemberScope member, ConversationId id)
    {
        var row = session.Find<WrappedKeyRow>("keys.conversation", Arguments(member, id));
        return row is null ? null : Sealing.Open(epochs[row.Epoch], Place(member, id, row.Epoch), row.Wrapped);
    }

    public byte[] FindOrCreate(StoreSession session, MemberScope member, ConversationId id) =>
        Find(session, member, id) ?? Renew(session, member, id);

    /// <summary>Puts a new key in the place of the old, which is gone with this transaction.</summary>
    public byte[] Renew(StoreSession session, MemberScope member, ConversationId id)
    {
        var epoch = session.Find<long>("keys.active_epoch");
        var key = Sealing.NewKey();
        session.Execute("keys.put_conversation", new
        {
            member.Workspace,
            member.Member,
            Id = id.Value,
            Epoch = epoch,
            Wrapped = Sealing.Seal(epochs[epoch], Place(member, id, epoch), key),
        });
        return key;
    }

    public static void Destroy(StoreSession session, MemberScope member, ConversationId id) =>
        session.Execute("keys.drop_conversation", Arguments(member, id));

    private static object Arguments(MemberScope member, ConversationId id) => new { member.Workspace, member.Member, Id = id.Value };

    private static string Place(MemberScope member, ConversationId id, long epoch) =>
        $"conversation-key\n{member.Workspace}\n{member.Member}\n{id.Value}\n{epoch}";
}
