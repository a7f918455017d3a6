using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Transmitting;

/// <summary>What follows from a change of content, in the same transaction: first and last time, and how the note stands.</summary>
internal sealed class TranscriptUpkeep(
    MessageStore messages, ConversationKeys keys, NoteBook notes, DeletionBook deletions, WorkspaceCrm crm)
{
    /// <summary>After one message came or went.</summary>
    public void Settle(StoreSession session, Caller caller, ConversationRow row)
    {
        Settle(session, caller, row, MessageSpan.Of(messages.ReadAll(session, caller.Member, row.ConversationId)));
        if (LinkedNote(session, caller, row) is { } note)
        {
            Measure(session, caller, row, note);
        }
    }

    /// <summary>
    /// After a sync, whose messages it publishes. Where they stand behind all that is held, nothing of that is read: the work
    /// is that of the reading, however long the conversation.
    /// </summary>
    public void SettleSync(StoreSession session, Caller caller, ConversationRow row, SyncedPage page)
    {
        if (Begin(session, caller, row, page) || !page.HasEdits && Grow(session, caller, row, page))
        {
            return;
        }

        var (member, id) = (caller.Member, row.ConversationId);
        NoteBook.PublishAll(session, member, id, crm.Name, page.Link);
        Settle(session, caller, row, page.HasEdits ? MessageSpan.Of(messages.ReadAll(session, member, id)) : SpanWith(session, caller, row, page));
        if (LinkedNote(session, caller, row) is { } note && Measure(session, caller, row, note) is { } tail)
        {
            tail.Write(session, member, note.Id, keys.Find(session, member, id)!);
        }
    }

    /// <summary>The first page of a conversation is its note, in its own order and without a gap: nothing has to be read back.</summary>
    /// <returns>Whether it was one, and nothing was published before.</returns>
    private bool Begin(StoreSession session, Caller caller, ConversationRow row, SyncedPage page)
    {
        var (member, id) = (caller.Member, row.ConversationId);
        if (!row.IsFresh
            || page.Fresh.Count == 0
            || NoteBook.Of(session, member, id).Count > 0
            || keys.Find(session, member, id) is not { } key)
        {
            return false;
        }

        var head = HeadOf(session, caller, row);
        var roll = new NoteRoll(head, NoteRenderer.PartLength);
        page.Fresh.ToList().ForEach(message => roll.Next(message));
        var isRemote = crm.Remote is not null;
        var note = NoteBook.Add(session, member, id, crm.Name, page.Link, isRemote ? 0 : roll.Place.Parts);
        NoteBook.PublishMore(session, member, note, page.Fresh.Select(message => message.Id));
        MessageSpan.Empty.With(page.Fresh).Write(session, member, id, key);
        if (isRemote)
        {
            FallBehind(session, caller, row);
        }
        else
        {
            NoteTail.Of(head, page.Fresh[^1].Id, roll.Place).Write(session, member, note, key);
        }

        return true;
    }

    /// <returns>Whether the embedded note could grow at its end.</returns>
    private bool Grow(StoreSession session, Caller caller, ConversationRow row, SyncedPage page)
    {
        var (member, id) = (caller.Member, row.ConversationId);
        var head = HeadOf(session, caller, row);
        var fresh = page.Fresh.Select(message => message.Id.Value).ToHashSet(StringComparer.Ordinal);
        if (LinkedNote(session, caller, row) is not { } note
            || keys.Find(session, member, id) is not { } key
            || NoteTail.Find(session, member, note.Id, head, key) is not { } tail
            || !page.Order.OnlyAddsBehind(tail.LastId, page.Shown, fresh))
        {
            return false;
        }

        if (fresh.Count > 0)
        {
            var roll = new NoteRoll(head, NoteRenderer.PartLength, tail.Place);
            page.Fresh.ToList().ForEach(message => roll.Next(message));
            NoteTail.Of(head, page.Fresh[^1].Id, roll.Place).Write(session, member, note.Id, key);
            NoteBook.PublishMore(session, member, note.Id, page.Fresh.Select(message => message.Id));
            SetParts(session, caller, note, roll.Place.Parts);
            SpanWith(session, caller, row, page).Write(session, member, id, key);
            FallBehind(session, caller, row);
        }

        return true;
    }

    private void Settle(StoreSession session, Caller caller, ConversationRow row, MessageSpan span)
    {
        var (member, id) = (caller.Member, row.ConversationId);
        NoteTail.ForgetAll(session, member, id);
        foreach (var empty in NoteBook.Empty(session, member, id))
        {
            deletions.Remove(session, member, empty);
        }

        span.Write(session, member, id, keys.Find(session, member, id));
        FallBehind(session, caller, row);
    }

    /// <summary>Counts the parts of an embedded note by rolling it over whole.</summary>
    /// <returns>Its end; null for a note that is empty.</returns>
    private NoteTail? Measure(StoreSession session, Caller caller, ConversationRow row, NoteRow note)
    {
        var head = HeadOf(session, caller, row);
        var published = messages.ReadPublished(session, caller.Member, row.ConversationId, note.Id);
        var gaps = NoteGaps.Of(published, MessageStore.ReadOrder(session, caller.Member, row.ConversationId));
        var roll = new NoteRoll(head, NoteRenderer.PartLength);
        foreach (var stored in published)
        {
            roll.Next(stored.Message, gaps.Contains(stored.Message.Id));
        }

        SetParts(session, caller, note, published.Count == 0 ? 0 : roll.Place.Parts);
        return published.Count == 0 ? null : NoteTail.Of(head, published[^1].Message.Id, roll.Place);
    }

    private NoteRow? LinkedNote(StoreSession session, Caller caller, ConversationRow row) =>
        crm.Remote is null ? NoteBook.Find(session, caller.Member, row.ConversationId, crm.Name, row.LinkIn(crm.Name)) : null;

    private NoteHead HeadOf(StoreSession session, Caller caller, ConversationRow row) =>
        notes.HeadOf(session, caller.MemberName, ChannelKind.Parse(row.Channel));

    /// <summary>What is held already is not read for its times.</summary>
    private MessageSpan SpanWith(StoreSession session, Caller caller, ConversationRow row, SyncedPage page) =>
        MessageSpan.Open(row.Span is null ? null : keys.Find(session, caller.Member, row.ConversationId), row).With(page.Fresh);

    private static void SetParts(StoreSession session, Caller caller, NoteRow note, int parts) =>
        session.Run("notes.set_parts", new { caller.Member.Workspace, caller.Member.Member, note.Id, Parts = parts });

    private static void FallBehind(StoreSession session, Caller caller, ConversationRow row) =>
        session.Run("notes.fall_behind", new { caller.Member.Workspace, caller.Member.Member, Conversation = row.Id });
}
