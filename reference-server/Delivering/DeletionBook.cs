using X80.Contract.Ids;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// What is owed to remote CRMs as a deletion. A row is written in the transaction that makes it owed, so that no crash
/// forgets it; where a call under way may still make it needless, the row names that call and goes with its good end.
/// </summary>
internal sealed class DeletionBook(Markers markers, TimeProvider time)
{
    public const string Note = "note";
    public const string Activity = "activity";

    /// <summary>How long a request that was given up may still be carried out by a CRM.</summary>
    public static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(1);

    /// <summary>How long a take-back may be at rewriting its note before the note is to go whole.</summary>
    private static readonly TimeSpan RewriteTime = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<OwedRow> Of(StoreSession session, MemberScope member, ConversationId id) =>
        session.Query<OwedRow>("deletions.of_conversation", Arguments(member, id));

    public static bool IsOwed(StoreSession session, MemberScope member, ConversationId id) =>
        session.Find<long>("deletions.count", Arguments(member, id)) > 0;

    /// <summary>Takes the note away here, and owes its copies. An embedded one, or one that was never sent, is gone with its row.</summary>
    public void Remove(StoreSession session, MemberScope member, NoteRow note)
    {
        if (WasSent(session, member, note))
        {
            Owe(session, member, note, noteId: null, lease: null, needsRewrite: false, dueAt: Now);
        }

        NoteBook.Drop(session, member, note);
    }

    /// <summary>The note is to go unless the call under way ends well.</summary>
    public void RemoveUnlessEnded(StoreSession session, MemberScope member, NoteRow note, LeaseRow lease) =>
        Owe(session, member, note, note.Id, lease.Id, needsRewrite: false, lease.ExpiresAt);

    /// <summary>The note is to go unless it is rewritten in this very request.</summary>
    public void RemoveUnlessRewritten(StoreSession session, MemberScope member, NoteRow note)
    {
        if (WasSent(session, member, note))
        {
            Owe(session, member, note, note.Id, lease: null, needsRewrite: true, Now + (long)RewriteTime.TotalMilliseconds);
        }
    }

    public void Remove(StoreSession session, MemberScope member, ConversationId id, SentRow activity)
    {
        Owe(session, member, id, activity, row: null, dueAt: Now);
        session.Execute("crm.drop_sent", new { member.Workspace, member.Member, activity.Id });
    }

    /// <summary>
    /// What the CRM holds of an activity says a count: it is rewritten without one in this very request, or goes whole. It goes
    /// whole at once where an earlier request may still be carried out, and would bring the count back.
    /// </summary>
    public void RemoveUnlessRewritten(StoreSession session, MemberScope member, ConversationId id, SentRow activity)
    {
        if (CertainAt(session, member, id, activity) > Now)
        {
            Remove(session, member, id, activity);
        }
        else
        {
            Owe(session, member, id, activity, activity.Id, Now + (long)RewriteTime.TotalMilliseconds);
        }
    }

    /// <summary>No call makes it needless any more: the note or activity goes here, and its copies are owed.</summary>
    public void Stand(StoreSession session, MemberScope member, OwedRow owed)
    {
        if (owed.NoteId is { } row)
        {
            session.Execute(owed.Drop, new { member.Workspace, member.Member, Note = row });
        }

        session.Execute("deletions.stand", new
        {
            member.Workspace,
            member.Member,
            owed.Id,
            Now,
            CertainAt = Math.Max(owed.CertainAt, Now + (long)Aftermath.TotalMilliseconds),
        });
    }

    /// <summary>As <see cref="Stand"/>, for all that waits for the end of a call.</summary>
    /// <returns>How many.</returns>
    public int StandAll(StoreSession session, MemberScope member, ConversationId id)
    {
        var waiting = Of(session, member, id).Where(owed => owed.LeaseId is not null).ToList();
        waiting.ForEach(owed => Stand(session, member, owed));
        return waiting.Count;
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static bool WasSent(StoreSession session, MemberScope member, NoteRow note) =>
        note.IsRemote && (PartsOf(session, member, note).Count > 0
            || session.Query<TextRow>("notes.texts", new { member.Workspace, member.Member, Note = note.Id }).Count > 0);

    private static IReadOnlyList<PartRow> PartsOf(StoreSession session, MemberScope member, NoteRow note) =>
        session.Query<PartRow>("notes.parts", new { member.Workspace, member.Member, Note = note.Id });

    private static object Arguments(MemberScope member, ConversationId id) =>
        new { member.Workspace, member.Member, Conversation = id.Value };

    private void Owe(StoreSession session, MemberScope member, NoteRow note, string? noteId, string? lease, bool needsRewrite, long dueAt)
    {
        var id = ConversationId.Parse(note.ConversationId);
        var called = LeaseBook.Find(session, member, id) is { } live && live.NoteId == note.Id
            ? live.ExpiresAt + (long)Aftermath.TotalMilliseconds
            : 0;
        session.Execute("deletions.owe", new
        {
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            Id = RandomId.New(),
            What = Note,
            note.Crm,
            Kind = note.RecordKind,
            note.RecordId,
            Marker = markers.Of(member, id, note.Id),
            RemoteIds = string.Join(' ', PartsOf(session, member, note).Select(part => part.RemoteId)),
            Note = noteId,
            Lease = lease,
            NeedsRewrite = needsRewrite ? 1 : 0,
            CertainAt = Math.Max(Math.Max(called, note.UncertainUntil), Now),
            DueAt = dueAt,
        });
    }

    private long CertainAt(StoreSession session, MemberScope member, ConversationId id, SentRow activity)
    {
        var called = LeaseBook.Find(session, member, id) is { } lease && lease.NoteId == activity.Id
            ? lease.ExpiresAt + (long)Aftermath.TotalMilliseconds
            : 0;
        return Math.Max(Math.Max(called, activity.UncertainUntil), Now);
    }

    private void Owe(StoreSession session, MemberScope member, ConversationId id, SentRow activity, string? row, long dueAt) =>
        session.Execute("deletions.owe", new
        {
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            Id = RandomId.New(),
            What = Activity,
            activity.Crm,
            Kind = activity.RecordKind,
            activity.RecordId,
            Marker = markers.Of(member, id, activity.Id),
            RemoteIds = activity.RemoteId ?? "",
            Note = row,
            Lease = (string?)null,
            NeedsRewrite = row is null ? 0 : 1,
            CertainAt = CertainAt(session, member, id, activity),
            DueAt = dueAt,
        });
}
