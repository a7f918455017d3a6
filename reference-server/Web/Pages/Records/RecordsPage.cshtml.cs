using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>The embedded CRM's records, as far as members may see them. An administrator finds every one, for what is held about it.</summary>
internal sealed class RecordsPage(LocalDirectory directory, RecordDesk desk) : WebPage
{
    public IReadOnlyList<IGrouping<string, LocalRecord>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var access = await desk.AccessAsync(Me.Member, cancellationToken);
        var records =
            from record in await directory.AllAsync(cancellationToken)
            where Me.IsAdministrator || access.Allows(RecordKind.Parse(record.Kind))
            select record.Only(access);
        Groups = [.. records.GroupBy(record => record.Kind).OrderByDescending(group => group.Key, StringComparer.Ordinal)];
    }
}
