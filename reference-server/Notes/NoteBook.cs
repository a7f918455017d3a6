using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Notes;

/// <summary>
/// Notes of the embedded CRM. A note is kept as the list of messages that were published to one record; its text exists
/// only while somebody reads it (GATE-13).
/// </summary>
internal sealed class NoteBook(MessageStore messages, WorkspaceInfo workspace, ServerOptions options)
{
    public static NoteRow? Find(StoreSession session, MemberScope member, ConversationId id, RecordRef? record) =>
        record is null ? null : session.Find<NoteRow>("notes.find", Arguments(member, id, record));

    /// <summary>Publishes to the record everything that was transmitted.</summary>
    public static void PublishAll(StoreSession session, MemberScope member, ConversationId id, RecordRef record)
    {
        var note = FindOrAdd(session, member, id, record);
        session.Execute("notes.publish_all", new { member.Workspace, member.Member, Conversation = id.Value, Note = note });
        DropEmpty(session, member, id);
    }

    public static void PublishOne(StoreSession session, MemberScope member, ConversationId id, RecordRef record, MessageId message)
    {
        var note = FindOrAdd(session, member, id, record);
        session.Execute(
            "notes.publish_one", new { member.Workspace, member.Member, Conversation = id.Value, Note = note, Id = message.Value });
    }

    /// <summary>Takes one message out of every note of its conversation, also of those on former records.</summary>
    public static void Unpublish(StoreSession session, MemberScope member, ConversationId id, MessageId message) =>
        session.Execute("notes.unpublish", new { member.Workspace, member.Member, Conversation = id.Value, Id = message.Value });

    public static void Drop(StoreSession session, MemberScope member, ConversationId id, RecordRef record) =>
        session.Execute("notes.drop", Arguments(member, id, record));

    public static void DropAll(StoreSession session, MemberScope member, ConversationId id) =>
        session.Execute("notes.drop_all", new { member.Workspace, member.Member, Conversation = id.Value });

    public static void DropEmpty(StoreSession session, MemberScope member, ConversationId id) =>
        session.Execute("notes.drop_empty", new { member.Workspace, member.Member, Conversation = id.Value });

    public IReadOnlyList<NotePart> Render(StoreSession session, MemberScope member, string memberName, ConversationId id, ChannelKind channel, string note)
    {
        var head = new NoteHead(options.LabelOf(channel), memberName, workspace.TimeZone);
        return NoteRenderer.Render(head, [.. messages.ReadPublished(session, member, id, note).Select(stored => stored.Message)]);
    }

    /// <summary>
    /// All notes on one record, for any member of the workspace who may see it: the one read across members, of what was
    /// published to that record and nothing else.
    /// </summary>
    public IReadOnlyList<NoteOnRecord> OnRecord(StoreSession session, RecordRef record)
    {
        var rows = session.Query<NoteRow>(
            "published.notes_on_record", new { Workspace = workspace.Id, Kind = record.Kind.Value, RecordId = record.Id.Value });
        return [.. rows.Select(row => new NoteOnRecord(row.Id, Render(
            session,
            new MemberScope(workspace.Id, row.MemberId),
            row.MemberName,
            ConversationId.Parse(row.ConversationId),
            ChannelKind.Parse(row.Channel),
            row.Id)))];
    }

    private static string FindOrAdd(StoreSession session, MemberScope member, ConversationId id, RecordRef record)
    {
        if (Find(session, member, id, record) is { } held)
        {
            return held.Id;
        }

        var note = RandomId.New();
        session.Execute("notes.add", new
        {
            Id = note,
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            Kind = record.Kind.Value,
            RecordId = record.Id.Value,
        });
        return note;
    }

    private static object Arguments(MemberScope member, ConversationId id, RecordRef record) => new
    {
        member.Workspace,
        member.Member,
        Conversation = id.Value,
        Kind = record.Kind.Value,
        RecordId = record.Id.Value,
    };
}
