using X80.Contract.Conversations;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>A member's own conversations, page by page.</summary>
internal sealed class ConversationLister(IStore store, ConversationReader reader)
{
    public async Task<ConversationPage> PageAsync(
        MemberScope member, string? after, int most, Uri address, CancellationToken cancellationToken)
    {
        var arguments = new { member.Workspace, member.Member, After = after ?? "", Limit = most + 1 };
        var facts = await store.ReadAsync(
            StoreRole.Of(member),
            session => session.Query<ConversationRow>("conversations.page", arguments)
                .Select(row => reader.Gather(session, member, row)).ToList(),
            cancellationToken);
        var items = await reader.AnswerAsync([.. facts.Take(most)], address, cancellationToken);
        return new ConversationPage { Items = items, Next = facts.Count > most ? items[^1].Id.Value : null };
    }
}
