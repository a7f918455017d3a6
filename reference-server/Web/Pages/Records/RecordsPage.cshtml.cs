using Microsoft.AspNetCore.Mvc;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;

namespace X80.ReferenceServer.Web.Pages.Records;

/// <summary>The embedded CRM's records, as far as members may see them. An administrator finds every one, for what is held about it.</summary>
internal sealed class RecordsPage(LocalDirectory directory, RecordDesk desk, WorkspaceCrm crm, LocalDesk local) : WebPage
{
    private const int LongestQuery = 256;
    private static readonly string[] Order = [RecordKind.Person.Value, RecordKind.Company.Value, RecordKind.Deal.Value];

    public IReadOnlyList<IGrouping<string, LocalRecord>> Groups { get; private set; } = [];

    /// <summary>What was searched for; empty for everything.</summary>
    public string Query { get; private set; } = "";

    /// <summary>What can be made here: nothing where the workspace has another CRM.</summary>
    public IReadOnlyList<RecordKind> Kinds { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? q, CancellationToken cancellationToken)
    {
        Query = (q ?? "").Trim() is var typed && typed.Length > LongestQuery ? typed[..LongestQuery] : typed;
        var access = await desk.AccessAsync(Me.Member, cancellationToken);
        Kinds = crm.Name == CrmName.Embedded ? [.. crm.Kinds.Where(access.Allows)] : [];
        var records =
            from record in await directory.AllAsync(cancellationToken)
            where Me.IsAdministrator || access.Allows(RecordKind.Parse(record.Kind))
            let seen = record.Only(access)
            where Query.Length == 0 || LocalSearch.Fits(seen, Query)
            select seen;
        Groups = [.. records.GroupBy(record => record.Kind).OrderBy(group => Array.IndexOf(Order, group.Key))];
    }

    public async Task<IActionResult> OnPostCreateAsync([FromForm] string? kind, [FromForm] string? name, CancellationToken cancellationToken)
    {
        if (crm.Name != CrmName.Embedded || !KindWord.TryParse<RecordKind>(kind, out var known) || !crm.Kinds.Contains(known))
        {
            return NotFound();
        }

        var where = "/";
        var done = await DoAsync(
            Me.AsCaller(),
            async () =>
            {
                var texts = new Dictionary<string, string?> { [LocalFields.Name] = name };
                where = LocalCrm.UrlOf(await local.CreateAsync(Me.AsCaller(), known, texts, about: null, cancellationToken));
                return "Created. Fill in its fields below.";
            },
            "/");
        return where == "/" ? done : LocalRedirectTo(where);
    }
}
