using System.Text.Json;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Notes;

/// <summary>
/// Notes on records. A note is kept as the list of messages that were published to one record; its text exists only while
/// somebody reads it or it is written to a CRM (GATE-13).
/// </summary>
internal sealed class NoteBook(MessageStore messages, WorkspaceInfo workspace, WorkspaceZone zone, ServerOptions options)
{
    public static NoteRow? Find(StoreSession session, MemberScope member, ConversationId id, CrmName crm, RecordRef? record) =>
        record is null ? null : session.Find<NoteRow>("notes.find", Arguments(member, id, crm, record));

    public static IReadOnlyList<NoteRow> Of(StoreSession session, MemberScope member, ConversationId id) =>
        session.Query<NoteRow>("notes.of_conversation", new { member.Workspace, member.Member, Conversation = id.Value });

    /// <summary>The notes that hold one message.</summary>
    public static IReadOnlyList<NoteRow> Holding(StoreSession session, MemberScope member, ConversationId id, MessageId message) =>
        session.Query<NoteRow>("notes.holding", new { member.Workspace, member.Member, Conversation = id.Value, Id = message.Value });

    /// <summary>The notes that hold none any more.</summary>
    public static IReadOnlyList<NoteRow> Empty(StoreSession session, MemberScope member, ConversationId id) =>
        session.Query<NoteRow>("notes.empty", new { member.Workspace, member.Member, Conversation = id.Value });

    /// <summary>Publishes to the record everything that was transmitted.</summary>
    public static void PublishAll(StoreSession session, MemberScope member, ConversationId id, CrmName crm, RecordRef record)
    {
        var note = FindOrAdd(session, member, id, crm, record);
        session.Run("notes.publish_all", new { member.Workspace, member.Member, Conversation = id.Value, Note = note });
    }

    /// <summary>Publishes messages to a note that holds all others already.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="member">Whose note.</param>
    /// <param name="note">Its id.</param>
    /// <param name="messages">Those that are stored and not published yet.</param>
    public static void PublishMore(StoreSession session, MemberScope member, string note, IEnumerable<MessageId> messages)
    {
        var ids = JsonSerializer.Serialize(messages.Select(message => message.Value));
        session.Run("messages.publish_some", new { member.Workspace, member.Member, Note = note, Ids = ids });
    }

    public static void PublishOne(
        StoreSession session, MemberScope member, ConversationId id, CrmName crm, RecordRef record, MessageId message)
    {
        var note = FindOrAdd(session, member, id, crm, record);
        session.Run(
            "notes.publish_one", new { member.Workspace, member.Member, Conversation = id.Value, Note = note, Id = message.Value });
    }

    /// <summary>Takes one message out of every note of its conversation, also of those on former records.</summary>
    public static void Unpublish(StoreSession session, MemberScope member, ConversationId id, MessageId message) =>
        session.Run("notes.unpublish", new { member.Workspace, member.Member, Conversation = id.Value, Id = message.Value });

    /// <summary>Its text changed: no CRM has acknowledged the new one.</summary>
    public static void Unacknowledge(StoreSession session, MemberScope member, ConversationId id, MessageId message) =>
        session.Run("notes.unacknowledge", new { member.Workspace, member.Member, Conversation = id.Value, Id = message.Value });

    public static void Drop(StoreSession session, MemberScope member, NoteRow note) =>
        session.Run("notes.drop", new { member.Workspace, member.Member, note.Id });

    /// <summary>What is published in a note, without content.</summary>
    public static IReadOnlyList<ListedRow> Listed(StoreSession session, MemberScope member, NoteRow note) =>
        session.Query<ListedRow>(
            "notes.listed", new { member.Workspace, member.Member, Conversation = note.ConversationId, Note = note.Id });

    /// <summary>The same list as a new note, under a new marker: the old one's copies are to go.</summary>
    public static NoteRow Renew(StoreSession session, MemberScope member, NoteRow note)
    {
        var listed = Listed(session, member, note);
        Drop(session, member, note);
        var (id, crm) = (ConversationId.Parse(note.ConversationId), CrmName.Parse(note.Crm));
        foreach (var row in listed)
        {
            PublishOne(session, member, id, crm, note.Record, MessageId.Parse(row.MessageId));
        }

        return Find(session, member, id, crm, note.Record)!;
    }

    public IReadOnlyList<NotePart> Render(StoreSession session, MemberScope member, string memberName, ConversationId id, ChannelKind channel, string note) =>
        Render(session, member, memberName, id, channel, note, _ => true, NoteRenderer.PartLength);

    /// <param name="session">The transaction.</param>
    /// <param name="member">Whose note.</param>
    /// <param name="memberName">For the header.</param>
    /// <param name="id">Its conversation.</param>
    /// <param name="channel">The conversation's channel.</param>
    /// <param name="note">Its id.</param>
    /// <param name="stands">Which of the published messages it holds.</param>
    /// <param name="partLength">Characters of one part.</param>
    public IReadOnlyList<NotePart> Render(
        StoreSession session,
        MemberScope member,
        string memberName,
        ConversationId id,
        ChannelKind channel,
        string note,
        Func<MessageId, bool> stands,
        int partLength)
    {
        var published = messages.ReadPublished(session, member, id, note).Where(stored => stands(stored.Message.Id)).ToList();
        var gaps = NoteGaps.Of(published, MessageStore.ReadOrder(session, member, id));
        var head = HeadOf(session, memberName, channel) with { TakenBack = MessageStore.CountWithheld(session, member, id) };
        return NoteRenderer.Render(head, [.. published.Select(stored => stored.Message)], gaps, partLength);
    }

    /// <summary>Without what was taken back, which no end of a part depends on.</summary>
    public NoteHead HeadOf(StoreSession session, string memberName, ChannelKind channel) =>
        new(options.LabelOf(channel), memberName, zone.Read(session));

    /// <summary>
    /// All notes on one record, for any member of the workspace who may see it: the one read across members, of what was
    /// published to that record and nothing else.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="meaning">The record, by every reference that means it.</param>
    public IReadOnlyList<NoteOnRecord> OnRecord(StoreSession session, IReadOnlyList<RecordRef> meaning)
    {
        var rows = meaning.SelectMany(record => session.Query<NoteRow>(
            "published.notes_on_record", new { Workspace = workspace.Id, Crm = CrmName.Embedded.Value, Kind = record.Kind.Value, RecordId = record.Id.Value }));
        return [.. rows.Select(row => new NoteOnRecord(row.Id, ConversationId.Parse(row.ConversationId), Render(
            session,
            new MemberScope(workspace.Id, row.MemberId),
            row.MemberName,
            ConversationId.Parse(row.ConversationId),
            ChannelKind.Parse(row.Channel),
            row.Id)))];
    }

    /// <returns>The id of a new note that holds nothing yet.</returns>
    public static string Add(StoreSession session, MemberScope member, ConversationId id, CrmName crm, RecordRef record, int parts)
    {
        var note = RandomId.New();
        session.Run("notes.add", new
        {
            Id = note,
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            Crm = crm.Value,
            Kind = record.Kind.Value,
            RecordId = record.Id.Value,
            Parts = parts,
        });
        return note;
    }

    private static string FindOrAdd(StoreSession session, MemberScope member, ConversationId id, CrmName crm, RecordRef record)
    {
        if (Find(session, member, id, crm, record) is { } held)
        {
            return held.Id;
        }

        return Add(session, member, id, crm, record, parts: 0);
    }

    private static object Arguments(MemberScope member, ConversationId id, CrmName crm, RecordRef record) => new
    {
        member.Workspace,
        member.Member,
        Conversation = id.Value,
        Crm = crm.Value,
        Kind = record.Kind.Value,
        RecordId = record.Id.Value,
    };
}
