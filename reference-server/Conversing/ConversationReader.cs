using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>A conversation as it is answered: from the present state, whatever was asked before.</summary>
internal sealed class ConversationReader(IStore store, ConversationKeys keys, WorkspaceCrm crm, TimeProvider time)
{
    private static readonly TimeSpan NamesTime = TimeSpan.FromSeconds(3);

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
            (int)row.Held,
            MessageSpan.Open(row.Span is null ? null : keys.Find(session, member, id), row),
            NoteBook.Find(session, member, id, crm.Name, row.LinkIn(crm.Name)))
        {
            IsSettling = DeletionBook.IsOwed(session, member, id),
        };
    }

    public async Task<IReadOnlyList<Conversation>> AnswerAsync(IReadOnlyList<ConversationFacts> facts, Uri address, CancellationToken cancellationToken)
    {
        var records = await RecordsAsync([.. facts.Select(fact => fact.Row.LinkIn(crm.Name)).OfType<RecordRef>().Distinct()], cancellationToken);
        return [.. facts.Select(fact => Answer(fact, records, address))];
    }

    private async Task<Conversation> AnswerAsync(ConversationFacts facts, Uri address, CancellationToken cancellationToken) =>
        (await AnswerAsync([facts], address, cancellationToken))[0];

    private Conversation Answer(ConversationFacts facts, IReadOnlyDictionary<RecordRef, RecordName>? records, Uri address)
    {
        var link = LinkOf(facts.Row.LinkIn(crm.Name), records, address);
        return new Conversation
        {
            Id = facts.Row.ConversationId,
            Channel = ChannelKind.Parse(facts.Row.Channel),
            Privacy = facts.Row.IsShared ? PrivacyState.Shared : PrivacyState.Private,
            Link = link,
            Transmitted = new Transmitted { Messages = facts.Messages, First = facts.Span.First, Last = facts.Span.Last },
            Note = facts.Note is { } note && link is not null
                ? new NoteRef { Id = note.Id, Url = $"{link.Url}#note-{note.Id}", Parts = (int)note.Parts, State = facts.NoteState }
                : new NoteRef { Parts = 0, State = facts.NoteState },
            LastSyncedAt = facts.Row.LastSyncedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Crm = crm.Name,
        };
    }

    /// <returns>Null when the CRM does not say so soon: what was stored is answered all the same.</returns>
    private async Task<IReadOnlyDictionary<RecordRef, RecordName>?> RecordsAsync(IReadOnlyCollection<RecordRef> links, CancellationToken cancellationToken)
    {
        if (links.Count == 0)
        {
            return new Dictionary<RecordRef, RecordName>();
        }

        using var patience = new CancellationTokenSource(NamesTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await crm.FindNamesAsync(links, either.Token);
        }
        catch (Exception e) when (e is CrmFailedException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private RecordLink? LinkOf(RecordRef? link, IReadOnlyDictionary<RecordRef, RecordName>? records, Uri address) =>
        link is null
            ? null
            : new RecordLink
            {
                Kind = link.Kind,
                RecordId = link.Id,
                Name = records is null ? "(the CRM does not answer)" : records.GetValueOrDefault(link)?.Name ?? "(this record is no longer in the CRM)",
                Url = new Uri(address, records?.GetValueOrDefault(link)?.Url ?? crm.AddressOf(link)).AbsoluteUri,
            };
}
