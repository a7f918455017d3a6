using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>A conversation as it is answered: from the present state, whatever was asked before.</summary>
internal sealed class ConversationReader(IStore store, ConversationKeys keys, ICrmConnector crm)
{
    public async Task<Conversation> ReadAsync(MemberScope member, ConversationId id, Uri address, CancellationToken cancellationToken)
    {
        var facts = await store.ReadAsync(StoreRole.Of(member), session => Gather(session, member, ConversationRow.Own(session, member, id)), cancellationToken);
        return await AnswerAsync(facts, address, cancellationToken);
    }

    public ConversationFacts Gather(StoreSession session, MemberScope member, ConversationRow row)
    {
        var id = row.ConversationId;
        return new ConversationFacts(
            row,
            MessageStore.Count(session, member, id),
            MessageSpan.Open(row.Span is null ? null : keys.Find(session, member, id), row),
            NoteBook.Find(session, member, id, row.Link));
    }

    public async Task<Conversation> AnswerAsync(ConversationFacts facts, Uri address, CancellationToken cancellationToken)
    {
        var link = await LinkAsync(facts.Row.Link, address, cancellationToken);
        return new Conversation
        {
            Id = facts.Row.ConversationId,
            Channel = ChannelKind.Parse(facts.Row.Channel),
            Privacy = facts.Row.IsShared ? PrivacyState.Shared : PrivacyState.Private,
            Link = link,
            Transmitted = new Transmitted { Messages = facts.Messages, First = facts.Span.First, Last = facts.Span.Last },
            Note = facts.Note is { } note && link is not null
                ? new NoteRef { Id = note.Id, Url = $"{link.Url}#note-{note.Id}", Parts = (int)note.Parts, State = NoteState.Current }
                : new NoteRef { Parts = 0, State = NoteState.None },
            LastSyncedAt = facts.Row.LastSyncedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Crm = crm.Name,
        };
    }

    private async Task<RecordLink?> LinkAsync(RecordRef? link, Uri address, CancellationToken cancellationToken)
    {
        if (link is null)
        {
            return null;
        }

        var record = await crm.FindAsync(link, cancellationToken);
        return new RecordLink
        {
            Kind = link.Kind,
            RecordId = link.Id,
            Name = record?.Name ?? "(this record is no longer in the CRM)",
            Url = new Uri(address, record?.Url ?? "/").AbsoluteUri,
        };
    }
}
