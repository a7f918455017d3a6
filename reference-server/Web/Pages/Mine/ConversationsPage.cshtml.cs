using X80.Contract.Conversations;
using X80.ReferenceServer.Api;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>The member's own conversations: counts and privacy, no content.</summary>
internal sealed class ConversationsPage(ConversationLister lister) : WebPage
{
    private const int PageSize = 50;

    public IReadOnlyList<Conversation> Items { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        var page = await lister.LatestAsync(Me.Member, after, PageSize, ExtApi.AddressOf(HttpContext), cancellationToken);
        (Items, Next) = (page.Items, page.Next);
    }
}
