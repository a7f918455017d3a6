using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// An activity in a remote CRM: planned in the transaction of its click, then written and read back under the
/// conversation's lease. A repeat looks for what the first attempt wrote (CRM-8).
/// </summary>
internal sealed class ActivityDelivery(
    IStore store, CallDesk desk, Markers markers, CrmConnectors crms, WorkspaceCrm crm, ServerOptions options, TimeProvider time)
{
    public static SentRow? Find(StoreSession session, CrmName name, RecordRef record, ActivityDraft draft) =>
        session.Find<SentRow>("crm.find_sent", Arguments(name, record, draft, ""));

    /// <summary>The same conversation, kind and day is one activity.</summary>
    public static void Plan(StoreSession session, CrmName name, RecordRef record, ActivityDraft draft) =>
        session.Execute("crm.plan_sent", Arguments(name, record, draft, RandomId.New()));

    /// <returns>The activity, or how the call failed.</returns>
    public async Task<(Activity? Written, PushOutcome Outcome)> WriteAsync(RecordRef record, ActivityDraft draft)
    {
        var (member, id) = (draft.Member, draft.Conversation);
        using var live = await desk.BeginAsync(id);
        while (live is not null && await desk.AwaitEndAsync(member, id, live))
        {
            var (lease, planned) = await store.WriteAsync(StoreRole.Of(member), session => Take(session, record, draft), CancellationToken.None);
            if (planned is null)
            {
                return (null, PushOutcome.Busy);
            }

            if (lease is not null)
            {
                return await CallAsync(live, lease, planned, draft, (MayCreate: true, CancellationToken.None));
            }
        }

        return (null, PushOutcome.Busy);
    }

    /// <summary>An activity whose last call died is uncertain for a while.</summary>
    public LeaseRow? Take(StoreSession session, ConversationRow conversation, MemberScope member, SentRow planned)
    {
        if (LeaseBook.Find(session, member, conversation.ConversationId) is { } dead && dead.NoteId == planned.Id)
        {
            SetUncertain(session, member, planned, dead.ExpiresAt);
        }

        return LeaseBook.Take(session, member, conversation, planned.Id, time.GetUtcNow());
    }

    /// <param name="live">The registered call.</param>
    /// <param name="lease">The lease it runs under.</param>
    /// <param name="planned">What is written.</param>
    /// <param name="draft">Whose, and about which conversation.</param>
    /// <param name="how">Whether what is not there is made anew; and what ends the call before its own time is over.</param>
    /// <returns>The activity, or how the call failed; neither where it is not there and may not be made.</returns>
    public async Task<(Activity? Written, PushOutcome Outcome)> CallAsync(
        LiveCall live, LeaseRow lease, SentRow planned, ActivityDraft draft, (bool MayCreate, CancellationToken Enough) how)
    {
        var marker = markers.Of(draft.Member, draft.Conversation, planned.Id);
        var sentence = ActivitySentence.Of(options.LabelOf(draft.Channel), draft.Kind, planned.Messages);
        var typed = planned.Typed is null ? "" : planned.Typed + "\n";
        var text = new RemoteText(sentence, $"{sentence}\n{typed}{marker} conversation={draft.Conversation} channel={draft.Channel}");
        string? written = null;
        var outcome = await desk.RunAsync(
            live,
            draft.Member,
            lease,
            async (start, cancellationToken) =>
            {
                using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, how.Enough);
                var held = await LookAsync(planned, marker, either.Token);
                written = held is null && !how.MayCreate ? null : await WriteAsync(planned, held, text, start, either.Token);
                return written is not null;
            },
            (session, started) => Finish(session, lease, planned, draft, (written, started)));
        return (written is null ? null : Answer(planned, sentence, draft), outcome);
    }

    private static object Arguments(CrmName name, RecordRef record, ActivityDraft draft, string id) => new
    {
        draft.Member.Workspace,
        draft.Member.Member,
        Id = id,
        Conversation = draft.Conversation.Value,
        Crm = name.Value,
        RecordKind = record.Kind.Value,
        RecordId = record.Id.Value,
        Kind = draft.Kind.Value,
        draft.Day,
        draft.Messages,
        draft.Typed,
    };

    private (LeaseRow? Lease, SentRow? Planned) Take(StoreSession session, RecordRef record, ActivityDraft draft)
    {
        var conversation = ConversationRow.Own(session, draft.Member, draft.Conversation);
        var planned = Find(session, crm.Name, record, draft);
        return (planned is null ? null : Take(session, conversation, draft.Member, planned), planned);
    }

    private static void SetUncertain(StoreSession session, MemberScope member, SentRow planned, long since) =>
        session.Execute(
            "crm.sent_uncertain",
            new { member.Workspace, member.Member, planned.Id, Until = since + (long)DeletionBook.Aftermath.TotalMilliseconds });

    private async Task<RemoteItem?> LookAsync(SentRow planned, string marker, CancellationToken cancellationToken)
    {
        var (remote, record) = (crms.FindRemote(planned.CrmName)!, planned.Record);
        return planned.RemoteId is { } known && await remote.ReadAsync(RemoteKind.Activity, record, known, cancellationToken) is { } body
            ? new RemoteItem(known, body)
            : (await remote.FindMarkedAsync(RemoteKind.Activity, record, marker, cancellationToken)) is [var found, ..] ? found : null;
    }

    private async Task<string> WriteAsync(
        SentRow planned, RemoteItem? held, RemoteText text, Func<Task> start, CancellationToken cancellationToken)
    {
        var (remote, record) = (crms.FindRemote(planned.CrmName)!, planned.Record);
        if (text.IsHeldAs(held?.Body))
        {
            return held!.Id;
        }

        await start();
        var id = held is null
            ? await remote.CreateAsync(RemoteKind.Activity, record, text, cancellationToken)
            : await remote.ReplaceAsync(RemoteKind.Activity, record, held.Id, text, cancellationToken);
        return text.IsHeldAs(await remote.ReadAsync(RemoteKind.Activity, record, id, cancellationToken))
            ? id
            : throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: true);
    }

    private void Finish(StoreSession session, LeaseRow lease, SentRow planned, ActivityDraft draft, (string? Id, bool Started) written)
    {
        var member = draft.Member;
        var isMine = LeaseBook.Drop(session, member, draft.Conversation, lease.Id);
        if (isMine && written.Id is not null)
        {
            session.Execute("crm.sent_written", new { member.Workspace, member.Member, planned.Id, RemoteId = written.Id });
            session.Execute(
                "deletions.rewritten", new { member.Workspace, member.Member, Conversation = draft.Conversation.Value, Note = planned.Id });
        }
        else if (written.Started)
        {
            SetUncertain(session, member, planned, time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    private static Activity Answer(SentRow planned, string sentence, ActivityDraft draft) => new()
    {
        Id = planned.Id,
        Kind = draft.Kind,
        Day = draft.Day,
        Sentence = sentence,
        ConversationId = draft.Conversation,
        Channel = draft.Channel,
        Typed = planned.Typed,
    };
}
