using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Telemetry;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// One sync: gate, messages and note in one transaction; a remote CRM is brought up to it after that, in the same request.
/// The checks stand in the order of WIRE-6.
/// </summary>
internal sealed class SyncWrite(
    WriteDesk desk,
    IStore store,
    GateKeeper gate,
    MessageStore messages,
    TranscriptUpkeep upkeep,
    Publisher publisher,
    WorkspaceCrm crm,
    ServerMetrics metrics)
{
    public async Task<SyncCounts> RunAsync(ExtWrite write, ConversationId id, SyncRequest request, CancellationToken cancellationToken)
    {
        var counts = await desk.RunAsync(write, steps => Decide(steps, write.Caller, id, request), cancellationToken);
        metrics.Synced(counts.Accepted, counts.Duplicates, counts.Edited, counts.Withheld);
        if (counts.Edited > 0)
        {
            await store.ScrubAsync(cancellationToken);
        }

        await publisher.PushAsync(write, id, request.Consent.ClickedAt);
        return counts;
    }

    private SyncCounts Decide(WriteSteps steps, Caller caller, ConversationId id, SyncRequest request)
    {
        var conversation = steps.Own(id);
        steps.RefuseKeyInUse();
        var admitted = gate.Admit(steps, conversation, GateAct.Sync, request.Messages, request.Reading.Flags);
        var link = conversation.LinkIn(crm.Name) ?? throw Refusal.NotLinked();
        if (steps.Repeated is { } outcome)
        {
            return SyncCounts.Parse(outcome);
        }

        steps.Spend(request.Consent, ConsentAction.Sync, conversation, conversation.Target(crm.Name));
        var held = conversation.Held == 0
            ? new Dictionary<MessageId, StoredMessage>()
            : messages.ReadSome(steps.Session, steps.Member, id, request.Messages.Select(message => message.Id));
        if (held.Count == 0 && request.Messages.Count > 0 && request.Consent.SameChat != true && conversation.Held > 0)
        {
            throw Refusal.IdentityUnproved();
        }

        // A reading dated in the future would outrank every later edit.
        var readAt = request.Reading.ReadAt < steps.Now ? request.Reading.ReadAt : steps.Now;
        var (counts, fresh) = Store(steps, id, admitted, held, readAt);
        var order = MessageStore.Remember(steps.Session, steps.Member, conversation, request.Messages, readAt);
        IReadOnlyList<string> shown = [.. request.Messages.Select(message => message.Id.Value)];
        IReadOnlyList<CapturedMessage> added = [.. fresh.Select(message => message.Message)];
        upkeep.SettleSync(steps.Session, caller, conversation, new SyncedPage(link, order, shown, added, counts.Edited > 0));
        steps.Session.Run(
            "conversations.set_synced", new { steps.Member.Workspace, steps.Member.Member, Id = id.Value, Now = steps.Now.ToUnixTimeMilliseconds() });
        steps.Done(counts.Outcome, id, counts.ForAudit);
        return counts;
    }

    /// <returns>The counts, and the messages that were not held before.</returns>
    private (SyncCounts Counts, IReadOnlyList<AdmittedMessage> Fresh) Store(
        WriteSteps steps,
        ConversationId id,
        IReadOnlyList<AdmittedMessage> admitted,
        IReadOnlyDictionary<MessageId, StoredMessage> held,
        DateTimeOffset readAt)
    {
        var marks = MessageStore.Marks(steps.Session, steps.Member, id, admitted.Select(message => message.Message.Id));
        var (fresh, replaced, duplicates, withheld) = (new List<AdmittedMessage>(), new List<AdmittedMessage>(), 0, 0);
        foreach (var message in admitted)
        {
            var mark = marks.GetValueOrDefault(message.Message.Id.Value);
            if (mark?.Withheld == 1)
            {
                withheld++;
            }
            else if (!held.TryGetValue(message.Message.Id, out var stored))
            {
                fresh.Add(message);
            }
            else if (Replaces(message.Message, stored, mark, readAt))
            {
                replaced.Add(message);
            }
            else
            {
                duplicates++;
            }
        }

        foreach (var message in replaced)
        {
            MessageStore.Delete(steps.Session, steps.Member, id, message.Message.Id);
            NoteBook.Unacknowledge(steps.Session, steps.Member, id, message.Message.Id);
        }

        if (replaced.Count > 0)
        {
            messages.Rekey(steps.Session, steps.Member, id);
        }

        messages.Insert(steps.Session, [.. fresh, .. replaced]);
        return (new SyncCounts(fresh.Count, duplicates, replaced.Count, withheld), fresh);
    }

    /// <summary>An older reading never replaces a newer one.</summary>
    private static bool Replaces(CapturedMessage message, StoredMessage stored, MarkRow? mark, DateTimeOffset readAt) =>
        stored.DiffersFrom(message) && readAt.ToUnixTimeMilliseconds() > (mark?.ReadAt ?? 0);
}
