using X80.ReferenceServer.Crm.Local;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>The embedded CRM's records.</summary>
internal sealed class RecordsPage(LocalDirectory directory) : WebPage
{
    public IReadOnlyList<IGrouping<string, LocalRecord>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var records = await directory.AllAsync(cancellationToken);
        Groups = [.. records.GroupBy(record => record.Kind).OrderByDescending(group => group.Key, StringComparer.Ordinal)];
    }
}
