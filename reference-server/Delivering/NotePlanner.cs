using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// The two transactions around a call that writes a note: before it the lease is taken and the note rendered through the
/// gate, from what the store holds then; after it is kept what the CRM acknowledged.
/// </summary>
internal sealed class NotePlanner(
    NoteBook notes, IPrivacyReader privacy, DeletionBook deletions, Markers markers, WorkspaceCrm crm, TimeProvider time)
{
    private const int MarkerLength = 64;

    /// <summary>Whether another call for this conversation is under way.</summary>
    public bool IsBusy(StoreSession session, MemberScope member, ConversationId id) =>
        LeaseBook.Find(session, member, id)?.IsLive(time.GetUtcNow()) == true;

    /// <returns>Null when there is nothing to write.</returns>
    public NotePlan? Prepare(StoreSession session, Caller caller, ConversationId id, IRemoteCrm remote)
    {
        var member = caller.Member;
        var conversation = ConversationRow.Own(session, member, id);
        if (NoteBook.Find(session, member, id, crm.Name, conversation.LinkIn(crm.Name)) is not { } note)
        {
            return null;
        }

        note = Cleared(session, member, id, note);
        var leaving = Leaving(session, member, id, note);
        if (leaving.Count == 0)
        {
            deletions.Remove(session, member, note);
            return null;
        }

        var marker = markers.Of(member, id, note.Id);
        var parts = Render(session, caller, conversation, note, (leaving, marker, remote.NoteLength - MarkerLength));
        var ours = session.Query<TextRow>("notes.texts", new { member.Workspace, member.Member, Note = note.Id });
        foreach (var part in parts)
        {
            session.Run("notes.add_text", new { member.Workspace, member.Member, Note = note.Id, part.Number, part.Tag });
        }

        var lease = LeaseBook.Take(session, member, conversation, note.Id, time.GetUtcNow())!;
        session.Run("deletions.rewrite_under", new
        {
            member.Workspace,
            member.Member,
            Conversation = id.Value,
            Note = note.Id,
            Lease = lease.Id,
            DueAt = lease.ExpiresAt,
        });
        return new NotePlan
        {
            Member = member,
            Conversation = id,
            Lease = lease,
            Note = note,
            Marker = marker,
            Parts = parts,
            Messages = [.. leaving],
            Known = session.Query<PartRow>("notes.parts", new { member.Workspace, member.Member, Note = note.Id })
                .ToDictionary(part => (int)part.Number, part => part.RemoteId),
            Ours = ours,
        };
    }

    /// <param name="session">The transaction after the call.</param>
    /// <param name="plan">What was to be written.</param>
    /// <param name="written">What the CRM calls each part; null when the call did not end well.</param>
    /// <param name="started">Whether a request that writes was begun.</param>
    public void Finish(StoreSession session, NotePlan plan, IReadOnlyDictionary<int, string>? written, bool started)
    {
        var member = plan.Member;
        var lease = LeaseBook.Find(session, member, plan.Conversation);
        var isInTime = lease?.Id == plan.Lease.Id && lease.IsLive(time.GetUtcNow());
        LeaseBook.Drop(session, member, plan.Conversation, plan.Lease.Id);
        var named = new { member.Workspace, member.Member, Conversation = plan.Conversation.Value, Lease = plan.Lease.Id };
        if (isInTime && written is not null)
        {
            Acknowledge(session, plan, written);
            session.Run("deletions.release", named);
        }
        else if (isInTime && !started)
        {
            session.Run("deletions.release_unwritten", named);
        }
        else
        {
            var until = (time.GetUtcNow() + DeletionBook.Aftermath).ToUnixTimeMilliseconds();
            SetBehind(session, plan, isBehind: true, until);
        }

        foreach (var owed in DeletionBook.Of(session, member, plan.Conversation).Where(owed => owed.LeaseId == plan.Lease.Id))
        {
            deletions.Stand(session, member, owed);
        }
    }

    private static void Acknowledge(StoreSession session, NotePlan plan, IReadOnlyDictionary<int, string> written)
    {
        var (member, note) = (plan.Member, plan.Note.Id);
        if (NoteBook.Of(session, member, plan.Conversation).All(held => held.Id != note))
        {
            // Withdrawn, unlinked or taken back meanwhile: what is owed for it stands.
            return;
        }

        session.Run("notes.drop_texts", new { member.Workspace, member.Member, Note = note });
        foreach (var part in plan.Parts)
        {
            var number = part.Number;
            session.Run("notes.add_text", new { member.Workspace, member.Member, Note = note, Number = number, part.Tag });
            session.Run("notes.put_part", new { member.Workspace, member.Member, Note = note, Number = number, RemoteId = written[number] });
        }

        session.Run("notes.drop_parts", new { member.Workspace, member.Member, Note = note, Number = plan.Parts.Count });
        session.Run("notes.set_parts", new { member.Workspace, member.Member, Id = note, Parts = plan.Parts.Count });
        session.RunAll(
            "notes.acknowledge",
            plan.Messages.Select(message => new { member.Workspace, member.Member, Note = note, Id = message.Value }).ToList());
        var isBehind = NoteBook.Listed(session, member, plan.Note).Any(row => row.Acknowledged == 0);
        SetBehind(session, plan, isBehind, until: 0);
    }

    private static void SetBehind(StoreSession session, NotePlan plan, bool isBehind, long until) =>
        session.Run(
            "notes.set_behind",
            new { plan.Member.Workspace, plan.Member.Member, plan.Note.Id, Behind = isBehind ? 1 : 0, UncertainUntil = until });

    /// <summary>
    /// A note whose copies are to go is continued under a new marker; one whose last call died is uncertain for a while.
    /// </summary>
    private NoteRow Cleared(StoreSession session, MemberScope member, ConversationId id, NoteRow note)
    {
        if (LeaseBook.Find(session, member, id) is { } dead && dead.NoteId == note.Id)
        {
            var until = dead.ExpiresAt + (long)DeletionBook.Aftermath.TotalMilliseconds;
            session.Run("notes.set_behind", new { member.Workspace, member.Member, note.Id, Behind = 1, UncertainUntil = until });
        }

        var standing = DeletionBook.Of(session, member, id).Where(owed => owed.NoteId == note.Id && owed.NeedsRewrite == 0).ToList();
        if (standing.Count == 0)
        {
            return note;
        }

        var renewed = NoteBook.Renew(session, member, note);
        standing.ForEach(owed => deletions.Stand(session, member, owed));
        return renewed;
    }

    private HashSet<MessageId> Leaving(StoreSession session, MemberScope member, ConversationId id, NoteRow note)
    {
        var held = privacy.Read(session, member, id);
        var exclusion = ExclusionReader.Read(session, member, id);
        return [.. NoteBook.Listed(session, member, note)
            .Where(row => ExitRule.MayLeave(held, exclusion, row.Acknowledged == 1, row.IsSharedAlone))
            .Select(row => MessageId.Parse(row.MessageId))];
    }

    private List<PlannedPart> Render(
        StoreSession session, Caller caller, ConversationRow conversation, NoteRow note, (HashSet<MessageId> Leaving, string Marker, int Length) how)
    {
        var parts = notes.Render(
            session,
            caller.Member,
            caller.MemberName,
            conversation.ConversationId,
            ChannelKind.Parse(conversation.Channel),
            note.Id,
            how.Leaving.Contains,
            how.Length);
        return [.. parts.Select((part, i) =>
        {
            var body = part.Text + Markers.Line(how.Marker, i + 1);
            return new PlannedPart(i + 1, new RemoteText(part.Title, body), markers.TagOf(body));
        })];
    }
}
