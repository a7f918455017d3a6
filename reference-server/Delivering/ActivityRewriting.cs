using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// After a flip to Private, inside its request: activities that stand in a CRM with a count are rewritten without one (CRM-4).
/// What that does not reach goes whole, as a deletion that is owed since the flip's own transaction (GATE-12).
/// </summary>
internal sealed class ActivityRewriting(IStore store, CallDesk desk, DeletionBook deletions, ActivityDelivery activities, CrmConnectors crms)
{
    /// <param name="member">Whose conversation.</param>
    /// <param name="id">The conversation.</param>
    /// <param name="enough">Cancelled when the flip has waited as long as it may.</param>
    public async Task RunAsync(MemberScope member, ConversationId id, CancellationToken enough)
    {
        var role = StoreRole.Of(member);
        var owed = await store.ReadAsync(role, session => Unwritten(session, member, id), CancellationToken.None);
        if (owed.Count == 0)
        {
            return;
        }

        using (var live = await desk.BeginAsync(id, enough))
        {
            var isDone = live is not null;
            for (var i = 0; i < owed.Count && isDone; i++)
            {
                isDone = await RewriteAsync(member, id, (live!, owed[i]), enough);
            }
        }

        await store.WriteAsync(
            role,
            session =>
            {
                var left = Unwritten(session, member, id);
                left.ForEach(row => deletions.Stand(session, member, row));
                return left.Count;
            },
            CancellationToken.None);
    }

    private static List<OwedRow> Unwritten(StoreSession session, MemberScope member, ConversationId id) =>
        [.. DeletionBook.Of(session, member, id).Where(owed => owed is { AwaitsRewriting: true, What: DeletionBook.Activity })];

    /// <returns>Whether the next one may be tried.</returns>
    private async Task<bool> RewriteAsync(MemberScope member, ConversationId id, (LiveCall Live, OwedRow Owed) which, CancellationToken enough)
    {
        if (enough.IsCancellationRequested || crms.FindRemote(which.Owed.CrmName) is null)
        {
            return false;
        }

        var (lease, planned, channel) = await store.WriteAsync(
            StoreRole.Of(member),
            session =>
            {
                var conversation = ConversationRow.Own(session, member, id);
                var arguments = new { member.Workspace, member.Member, Conversation = id.Value, Id = which.Owed.NoteId };
                var sent = session.Find<SentRow>("crm.sent_by_id", arguments);
                return (sent is null ? null : activities.Take(session, conversation, member, sent), sent, ChannelKind.Parse(conversation.Channel));
            },
            CancellationToken.None);
        if (lease is null || planned is null)
        {
            return planned is null;
        }

        var draft = new ActivityDraft(member, id, channel, ActivityKind.Parse(planned.Kind), planned.Day, Messages: null, planned.Typed);
        var (_, outcome) = await activities.CallAsync(which.Live, lease, planned, draft, (MayCreate: false, enough));
        return outcome.State != PushState.Unavailable;
    }
}
