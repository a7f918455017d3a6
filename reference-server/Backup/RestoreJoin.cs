using System.Security.Cryptography;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// Joins older data with the newest living keys, in one transaction: what was erased since, taken back, flipped, replaced or
/// revoked stays so.
/// </summary>
internal sealed class RestoreJoin(LivingKeys living, IEpochKeyService service, DeletionBook deletions, DateTimeOffset now)
{
    private readonly ILookup<string, LivingMessage> messageKeys = living.MessageKeys.ToLookup(key => key.ConversationId, StringComparer.Ordinal);
    private readonly Dictionary<string, string> privacy = living.Conversations.ToDictionary(one => one.ConversationId, one => one.Privacy, StringComparer.Ordinal);

    private readonly Dictionary<string, WrappedKeyRow> conversationKeys =
        living.ConversationKeys.ToDictionary(key => key.ConversationId, StringComparer.Ordinal);

    private readonly Dictionary<long, byte[]> epochKeys = [];

    /// <summary>Every epoch that wraps a living key must be there, before anything is touched.</summary>
    public void ProveKeys()
    {
        foreach (var epoch in living.Epochs.Where(epoch => !epoch.IsSpent))
        {
            var key = service.Read(epoch.Epoch);
            if (key is null || !EpochKeys.Proves(key, epoch))
            {
                throw new ServerStateException(
                    $"The key of epoch {epoch.Epoch} is not in the keys folder: the epoch was rotated after this backup, or these are other keys. "
                    + "Nothing was restored; take the newest living.keys.");
            }

            epochKeys[epoch.Epoch] = key;
        }
    }

    /// <returns>Messages that are back, and messages that stay erased.</returns>
    public (int Messages, int Erased) Run(StoreSession session)
    {
        session.Execute("backup.forget_epochs");
        session.Execute("backup.end_calls");
        session.RunAll("backup.add_epoch", living.Epochs);
        var (back, erased) = (0, 0);
        foreach (var conversation in session.Query<LivingConversation>("backup.conversations"))
        {
            var (kept, gone) = Join(session, conversation);
            (back, erased) = (back + kept, erased + gone);
        }

        foreach (var mark in living.Withheld.Where(mark => privacy.ContainsKey(mark.ConversationId)))
        {
            session.Execute("messages.withhold", new { Workspace = mark.WorkspaceId, Member = mark.MemberId, Conversation = mark.ConversationId, Id = mark.MessageId });
        }

        session.Execute("backup.drop_lost_lines");
        session.Execute("backup.recount");
        session.Execute("backup.forget_tails");
        foreach (var held in session.Query<LivingConversation>("backup.conversations"))
        {
            var (member, id) = (new MemberScope(held.WorkspaceId, held.MemberId), ConversationId.Parse(held.ConversationId));
            foreach (var note in NoteBook.Empty(session, member, id))
            {
                deletions.Remove(session, member, note);
            }
        }

        EndSignIns(session);
        return (back, erased);
    }

    private (int Kept, int Gone) Join(StoreSession session, LivingConversation held)
    {
        var member = new MemberScope(held.WorkspaceId, held.MemberId);
        var id = ConversationId.Parse(held.ConversationId);
        var place = new { member.Workspace, member.Member, Id = id.Value, Conversation = id.Value };
        var state = privacy.GetValueOrDefault(id.Value) == PrivacyState.Shared.Value ? PrivacyState.Shared : PrivacyState.Private;
        session.Execute("conversations.set_privacy", new { member.Workspace, member.Member, Id = id.Value, Privacy = state.Value });
        var rows = session.Query<SealedRow>("backup.sealed", place);
        if (!conversationKeys.TryGetValue(id.Value, out var wrapped))
        {
            new Eraser(deletions).Erase(session, member, id);
            return (0, rows.Count);
        }

        session.Execute("keys.put_conversation", new { member.Workspace, member.Member, Id = id.Value, wrapped.Epoch, wrapped.Wrapped });
        var key = Sealing.Open(epochKeys[wrapped.Epoch], ConversationKeys.Place(member, id, wrapped.Epoch), wrapped.Wrapped);
        var keys = messageKeys[id.Value].ToDictionary(one => one.MessageId, StringComparer.Ordinal);
        var kept = new List<StoredMessage>();
        foreach (var row in rows)
        {
            var message = new { member.Workspace, member.Member, Conversation = id.Value, row.Id, Wrapped = keys.GetValueOrDefault(row.Id)?.Wrapped ?? [] };
            if (message.Wrapped.Length > 0 && Open(key, member, id, row, message.Wrapped) is { } content)
            {
                session.RunAll("messages.put_key", [message]);
                kept.Add(new StoredMessage(MessageJson.Decode(content), content));
            }
            else
            {
                session.Execute("messages.delete", message);
            }
        }

        // First and last time were sealed under the key that the conversation had then.
        MessageSpan.Of(kept).Write(session, member, id, key);
        if (kept.Count < rows.Count)
        {
            session.Execute("notes.fall_behind", place);
        }

        return (kept.Count, rows.Count - kept.Count);
    }

    /// <returns>Null for a text that was replaced since: the newer has a key of its own, which the older does not open under.</returns>
    private static byte[]? Open(byte[] conversationKey, MemberScope member, ConversationId id, SealedRow row, byte[] wrapped)
    {
        var messageKey = Sealing.Open(conversationKey, MessageStore.KeyPlace(member, id, row.Id), wrapped);
        try
        {
            return Sealing.Open(messageKey, MessageStore.ContentPlace(member, id, row.Id), row.Sealed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void EndSignIns(StoreSession session)
    {
        foreach (var token in session.Query<string>("backup.tokens").Except(living.Tokens, StringComparer.Ordinal))
        {
            session.Execute("access.revoke_token", new { living.Workspace, Id = token, Now = now.ToUnixTimeMilliseconds() });
        }

        session.Execute("backup.end_web_sessions");
        session.Execute("backup.end_web_codes");
        session.Execute("backup.end_invitations");
        session.Execute("backup.end_pairing_codes");
    }
}
