using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Messages;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>Content in and out of the database: sealed under a key of its own, in through the gate alone.</summary>
internal sealed class MessageStore(ConversationKeys keys)
{
    /// <summary>The conversation's messages in its order.</summary>
    public IReadOnlyList<StoredMessage> ReadAll(StoreSession session, MemberScope member, ConversationId id) =>
        Read(session, member, id, session.Query<SealedRow>("messages.all", Arguments(member, id)));

    /// <summary>Those of the named messages that are held.</summary>
    public IReadOnlyDictionary<MessageId, StoredMessage> ReadSome(
        StoreSession session, MemberScope member, ConversationId id, IEnumerable<MessageId> some)
    {
        var rows = session.Query<SealedRow>("messages.some", Arguments(member, id, some));
        if (rows.Count == 0)
        {
            return new Dictionary<MessageId, StoredMessage>();
        }

        var key = KeyOf(session, member, id);
        return rows.Select(row => Open(key, member, id, row)).ToDictionary(stored => stored.Message.Id);
    }

    /// <summary>The messages that are published in one note, in order.</summary>
    public IReadOnlyList<StoredMessage> ReadPublished(StoreSession session, MemberScope member, ConversationId id, string note) =>
        Read(session, member, id, session.Query<SealedRow>(
            "messages.published", new { member.Workspace, member.Member, Conversation = id.Value, Note = note }));

    /// <summary>Which message stood directly above which, as far as pages showed it.</summary>
    public static IReadOnlyList<EdgeRow> ReadOrder(StoreSession session, MemberScope member, ConversationId id) =>
        session.Query<EdgeRow>("messages.edges", Arguments(member, id));

    public void Insert(StoreSession session, IReadOnlyList<AdmittedMessage> admitted)
    {
        foreach (var conversation in admitted.GroupBy(message => (message.Member, message.Conversation)))
        {
            var key = keys.FindOrCreate(session, conversation.Key.Member, conversation.Key.Conversation);
            Insert(session, key, [.. conversation]);
            Held(session, conversation.Key.Member, conversation.Key.Conversation, conversation.Count());
        }
    }

    /// <returns>Whether there was such a message.</returns>
    public static bool Delete(StoreSession session, MemberScope member, ConversationId id, MessageId message)
    {
        var deleted = session.Execute("messages.delete", Arguments(member, id, message));
        Held(session, member, id, -deleted);
        return deleted == 1;
    }

    /// <summary>
    /// After one text was erased: the rest moves under a new key, so that an old copy of the file with an old wrapped key
    /// gives nothing back.
    /// </summary>
    public void Rekey(StoreSession session, MemberScope member, ConversationId id)
    {
        if (keys.FindToWrite(session, member, id) is not { } oldKey)
        {
            return;
        }

        var rows = session.Query<SealedRow>("messages.all", Arguments(member, id));
        var newKey = keys.Renew(session, member, id);
        session.RunAll("messages.put_key", rows.Select(row =>
        {
            var place = KeyPlace(member, id, row.Id);
            var wrapped = Sealing.Seal(newKey, place, Sealing.Open(oldKey, place, row.Wrapped));
            return new { member.Workspace, member.Member, Conversation = id.Value, row.Id, Wrapped = wrapped };
        }).ToList());
    }

    /// <summary>Everything that was transmitted: rows, order, and the key that made them readable.</summary>
    public static void EraseAll(StoreSession session, MemberScope member, ConversationId id)
    {
        var arguments = Arguments(member, id);
        session.Run("messages.delete_all", arguments);
        session.Run("conversations.hold_none", arguments);
        session.Run("messages.drop_edges", arguments);
        session.Run("messages.forget_read", arguments);
        ConversationKeys.Destroy(session, member, id);
    }

    /// <summary>What is remembered of the named messages.</summary>
    public static IReadOnlyDictionary<string, MarkRow> Marks(
        StoreSession session, MemberScope member, ConversationId id, IEnumerable<MessageId> some) =>
        session.Query<MarkRow>("messages.marks", Arguments(member, id, some)).ToDictionary(mark => mark.MessageId, StringComparer.Ordinal);

    /// <summary>Remembers which ids a reading held, when, and in which order.</summary>
    /// <returns>What changed of the conversation's order.</returns>
    public static EdgeChange Remember(
        StoreSession session, MemberScope member, ConversationRow conversation, IReadOnlyList<CapturedMessage> reading, DateTimeOffset readAt)
    {
        var id = conversation.ConversationId;
        var shown = reading.Select(message => message.Id.Value).ToList();
        var arguments = new
        {
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            ReadAt = readAt.ToUnixTimeMilliseconds(),
            Ids = JsonSerializer.Serialize(shown),
        };
        session.Run("messages.mark_read", arguments);
        IReadOnlyList<EdgeRow> near = conversation.IsFresh ? [] : session.Query<EdgeRow>("messages.edges_near", arguments);
        var change = PageEdges.ExtendEnds(near, shown)
            ?? PageEdges.Extend(session.Query<EdgeRow>("messages.edges", arguments), shown);
        Change(session, "messages.add_edges", member, id, change.Added);
        Change(session, "messages.forget_edges", member, id, change.Dropped);
        return change;
    }

    public static void Withhold(StoreSession session, MemberScope member, ConversationId id, MessageId message) =>
        session.Run("messages.withhold", Arguments(member, id, message));

    /// <returns>How many of its messages were taken back, and not shared again.</returns>
    public static int CountWithheld(StoreSession session, MemberScope member, ConversationId id) =>
        (int)session.Find<long>("messages.count_withheld", Arguments(member, id));

    public static void Release(StoreSession session, MemberScope member, ConversationId id, MessageId message) =>
        session.Run("messages.release", Arguments(member, id, message));

    /// <summary>Counted as it changes: to count the rows again would cost as much as there are.</summary>
    private static void Held(StoreSession session, MemberScope member, ConversationId id, int more) =>
        session.Run("conversations.hold", new { member.Workspace, member.Member, Conversation = id.Value, More = more });

    private static void Change(StoreSession session, string statement, MemberScope member, ConversationId id, IReadOnlyList<EdgeRow> edges)
    {
        if (edges.Count > 0)
        {
            var pairs = JsonSerializer.Serialize(edges.Select(edge => new[] { edge.BeforeId, edge.AfterId }));
            session.Run(statement, new { member.Workspace, member.Member, Conversation = id.Value, Pairs = pairs });
        }
    }

    private static void Insert(StoreSession session, byte[] conversationKey, IReadOnlyList<AdmittedMessage> admitted)
    {
        foreach (var alone in admitted.Where(message => message.SharedAlone))
        {
            session.Run("messages.grant_share", Arguments(alone.Member, alone.Conversation, alone.Message.Id));
        }

        var rows = admitted.Select(message => NewRow(conversationKey, message)).ToList();
        session.RunAll("messages.insert", rows);
        session.RunAll("messages.put_key", rows);
    }

    private static NewMessageRow NewRow(byte[] conversationKey, AdmittedMessage admitted)
    {
        var (member, id, message) = (admitted.Member, admitted.Conversation, admitted.Message.Id.Value);
        var messageKey = Sealing.NewKey();
        return new NewMessageRow
        {
            Workspace = member.Workspace,
            Member = member.Member,
            Conversation = id.Value,
            Id = message,
            Origin = admitted.SharedAlone ? "share" : "sync",
            Sealed = Sealing.Seal(messageKey, ContentPlace(member, id, message), MessageJson.Encode(admitted.Message)),
            Wrapped = Sealing.Seal(conversationKey, KeyPlace(member, id, message), messageKey),
        };
    }

    private static object Arguments(MemberScope member, ConversationId id) =>
        new { member.Workspace, member.Member, Conversation = id.Value };

    private static object Arguments(MemberScope member, ConversationId id, MessageId message) =>
        new { member.Workspace, member.Member, Conversation = id.Value, Id = message.Value };

    private static object Arguments(MemberScope member, ConversationId id, IEnumerable<MessageId> some) => new
    {
        member.Workspace,
        member.Member,
        Conversation = id.Value,
        Ids = JsonSerializer.Serialize(some.Select(message => message.Value)),
    };

    public static string KeyPlace(MemberScope member, ConversationId id, string message) =>
        $"message-key\n{member.Workspace}\n{member.Member}\n{id.Value}\n{message}";

    public static string ContentPlace(MemberScope member, ConversationId id, string message) =>
        $"message\n{member.Workspace}\n{member.Member}\n{id.Value}\n{message}";

    private IReadOnlyList<StoredMessage> Read(StoreSession session, MemberScope member, ConversationId id, IReadOnlyList<SealedRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var conversationKey = KeyOf(session, member, id);
        var messages = rows.Select(row => Open(conversationKey, member, id, row)).ToList();
        return MessageOrder.Sort(messages, ReadOrder(session, member, id));
    }

    private byte[] KeyOf(StoreSession session, MemberScope member, ConversationId id) =>
        keys.Find(session, member, id) ?? throw new StoreUnavailableException("A conversation with messages has no key.");

    private static StoredMessage Open(byte[] conversationKey, MemberScope member, ConversationId id, SealedRow row)
    {
        var messageKey = Sealing.Open(conversationKey, KeyPlace(member, id, row.Id), row.Wrapped);
        var json = Sealing.Open(messageKey, ContentPlace(member, id, row.Id), row.Sealed);
        return new StoredMessage(MessageJson.Decode(json), json);
    }
}
