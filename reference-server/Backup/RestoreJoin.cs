using System.Security.Cryptography;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// Joins older data with the newest living keys, in one transaction: what was erased since, taken back, flipped, replaced or
/// revoked stays so.
/// </summary>
internal sealed class RestoreJoin(LivingKeys living, IEpochKeyService service, DateTimeOffset now)
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
        session.ExecuteAll("backup.add_epoch", living.Epochs);
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
        session.Execute("backup.drop_empty_notes");
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
            NoteBook.DropAll(session, member, id);
            MessageStore.EraseAll(session, member, id);
            session.Execute("crm.drop_activities", place);
            session.Execute("conversations.clear_synced", place);
            return (0, rows.Count);
        }

        session.Execute("keys.put_conversation", new { member.Workspace, member.Member, Id = id.Value, wrapped.Epoch, wrapped.Wrapped });
        var key = Sealing.Open(epochKeys[wrapped.Epoch], ConversationKeys.Place(member, id, wrapped.Epoch), wrapped.Wrapped);
        var keys = messageKeys[id.Value].ToDictionary(one => one.MessageId, StringComparer.Ordinal);
        var kept = 0;
        foreach (var row in rows)
        {
            var message = new { member.Workspace, member.Member, Conversation = id.Value, row.Id, Wrapped = keys.GetValueOrDefault(row.Id)?.Wrapped ?? [] };
            if (message.Wrapped.Length > 0 && Opens(key, member, id, row, message.Wrapped))
            {
                session.Execute("messages.put_key", message);
                kept++;
            }
            else
            {
                session.Execute("messages.delete", message);
            }
        }

        return (kept, rows.Count - kept);
    }

    /// <summary>A text that was replaced since has a key of its own, which the older one does not open under.</summary>
    private static bool Opens(byte[] conversationKey, MemberScope member, ConversationId id, SealedRow row, byte[] wrapped)
    {
        var messageKey = Sealing.Open(conversationKey, MessageStore.KeyPlace(member, id, row.Id), wrapped);
        try
        {
            Sealing.Open(messageKey, MessageStore.ContentPlace(member, id, row.Id), row.Sealed);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
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
