using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>
/// The key of a conversation: 32 random bytes, stored only wrapped by the epoch key. Without the row everything sealed
/// under it is noise, which is what erasing means.
/// </summary>
internal sealed class ConversationKeys(EpochKeys epochs)
{
    /// <summary>For reading.</summary>
    public byte[]? Find(StoreSession session, MemberScope member, ConversationId id)
    {
        var row = session.Find<WrappedKeyRow>("keys.conversation", Arguments(member, id));
        return row is null ? null : Sealing.Open(epochs.ToOpen(session, row.Epoch), Place(member, id, row.Epoch), row.Wrapped);
    }

    /// <summary>For writing under it: its epoch cannot be retired, nor be gone already, while this transaction runs.</summary>
    public byte[]? FindToWrite(StoreSession session, MemberScope member, ConversationId id)
    {
        ActiveEpoch(session);
        return Open(session, member, id);
    }

    public byte[] FindOrCreate(StoreSession session, MemberScope member, ConversationId id)
    {
        var epoch = ActiveEpoch(session);
        return Open(session, member, id) ?? Put(session, member, id, epoch);
    }

    /// <summary>Puts a new key in the place of the old, which is gone with this transaction.</summary>
    public byte[] Renew(StoreSession session, MemberScope member, ConversationId id)
    {
        var epoch = ActiveEpoch(session);
        NoteErasure(session, member, id, epoch);
        return Put(session, member, id, epoch);
    }

    public static void Destroy(StoreSession session, MemberScope member, ConversationId id)
    {
        NoteErasure(session, member, id, ActiveEpoch(session));
        session.Run("keys.drop_conversation", Arguments(member, id));
    }

    /// <summary>What a wrapped key is bound to.</summary>
    public static string Place(MemberScope member, ConversationId id, long epoch) =>
        $"conversation-key\n{member.Workspace}\n{member.Member}\n{id.Value}\n{epoch}";

    private byte[]? Open(StoreSession session, MemberScope member, ConversationId id)
    {
        var row = session.Find<WrappedKeyRow>("keys.conversation_to_write", Arguments(member, id));
        return row is null ? null : Sealing.Open(epochs.ToSeal(session, row.Epoch), Place(member, id, row.Epoch), row.Wrapped);
    }

    private byte[] Put(StoreSession session, MemberScope member, ConversationId id, long epoch)
    {
        var key = Sealing.NewKey();
        session.Run("keys.put_conversation", new
        {
            member.Workspace,
            member.Member,
            Id = id.Value,
            Epoch = epoch,
            Wrapped = Sealing.Seal(epochs.ToSeal(session, epoch), Place(member, id, epoch), key),
        });
        return key;
    }

    /// <summary>An epoch under which a key was destroyed is rotated within a day (GATE-13).</summary>
    private static void NoteErasure(StoreSession session, MemberScope member, ConversationId id, long epoch) =>
        session.Run("keys.note_erasure", new { member.Workspace, member.Member, Id = id.Value, Epoch = epoch });

    /// <summary>
    /// PostgreSQL finds no active epoch in the statement that waited for a rotation to commit: what it waited for is retired,
    /// and the next is newer than the statement. The statement after it sees the next.
    /// </summary>
    public static long ActiveEpoch(StoreSession session) =>
        session.Find<long?>("keys.active_epoch") ?? session.Find<long>("keys.active_epoch");

    private static object Arguments(MemberScope member, ConversationId id) => new { member.Workspace, member.Member, Id = id.Value };
}
