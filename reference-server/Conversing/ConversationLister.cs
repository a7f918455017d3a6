using System.Globalization;
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

    /// <summary>For people: the one that was opened or synced last comes first.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="after">What the page before gave as its next; null, or anything else, for the first.</param>
    /// <param name="most">Conversations a page.</param>
    /// <param name="address">The server's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ConversationPage> LatestAsync(
        MemberScope member, string? after, int most, Uri address, CancellationToken cancellationToken)
    {
        var (before, id) = PlaceOf(after);
        var arguments = new { member.Workspace, member.Member, Before = before, After = id, Limit = most + 1 };
        var facts = await store.ReadAsync(
            StoreRole.Of(member),
            session => session.Query<ConversationRow>("conversations.latest", arguments)
                .Select(row => reader.Gather(session, member, row)).ToList(),
            cancellationToken);
        var items = await reader.AnswerAsync([.. facts.Take(most)], address, cancellationToken);
        var next = facts.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{facts[most - 1].Row.UsedAt}.{items[^1].Id}") : null;
        return new ConversationPage { Items = items, Next = next };
    }

    private static (long Before, string Id) PlaceOf(string? after) =>
        after?.Split('.', 2) is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? (before, id)
            : (long.MaxValue, "");
}
