using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Problems;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Api;

/// <summary>Searching, creating and reading records of the CRM.</summary>
internal static class RecordsApi
{
    private const int ShortestQuery = 2;

    public static void MapRecords(this RouteGroupBuilder ext)
    {
        ext.MapPost(ExtRoutes.RecordSearch, SearchAsync).Taking<RecordSearch>().Answering<RecordHits>(Scope.Records)
            .Produces<ProblemDocument>(413, ProblemDocument.MediaType);
        ext.MapPost(ExtRoutes.Records, CreateAsync).Taking<CreateRecord>().Writing<CrmRecord>(Scope.Records);
        ext.MapGet(ExtRoutes.Record, GetAsync).Answering<CrmRecord>(Scope.Records);
        ext.MapPatch(ExtRoutes.Record, EditAsync).Taking<EditRecord>().Writing<EditedRecord>(Scope.Records);
    }

    /// <exception cref="RefusedException">404, before any address is built: the kind is not the workspace's, or the id has another form.</exception>
    public static RecordRef RecordOf(HttpContext http, WorkspaceCrm crm) =>
        KindWord.TryParse<RecordKind>(http.Request.RouteValues["kind"] as string, out var kind) && crm.Kinds.Contains(kind)
            ? new RecordRef(kind, ExtRequests.IdOf<RecordId>(http, "recordId"))
            : throw Refusal.NotFound();

    private static async Task<IResult> SearchAsync(
        HttpContext http, ExtRequests requests, RecordDesk records, CancellationToken cancellationToken)
    {
        var search = await requests.ReadAsync<RecordSearch>(http, cancellationToken);
        var characters = search.Query.Trim().EnumerateRunes().Count();
        if (characters < ShortestQuery || characters > ContractLimits.Version1.TitleCharacters)
        {
            throw Refusal.Malformed("A search has 2 to 256 characters.");
        }

        return Answer.Json(new RecordHits { Items = await records.SearchAsync(ExtRequests.CallerOf(http), search, cancellationToken) });
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http, ExtRequests requests, RecordWrite records, CancellationToken cancellationToken)
    {
        var (write, request) = await requests.ReadWriteAsync<CreateRecord>(http, cancellationToken);
        return Answer.Json(WithAddress(http, await records.CreateAsync(write, request, cancellationToken)));
    }

    private static async Task<IResult> GetAsync(HttpContext http, WorkspaceCrm crm, RecordDesk records, CancellationToken cancellationToken) =>
        Answer.Json(WithAddress(http, await records.OpenAsync(ExtRequests.CallerOf(http), RecordOf(http, crm), cancellationToken)));

    private static async Task<IResult> EditAsync(
        HttpContext http, ExtRequests requests, EditWrite edits, WorkspaceCrm crm, CancellationToken cancellationToken)
    {
        var (write, request) = await requests.ReadWriteAsync<EditRecord>(http, cancellationToken);
        var edited = await edits.RunAsync(write, RecordOf(http, crm), request, cancellationToken);
        return Answer.Json(edited with { Record = WithAddress(http, edited.Record) });
    }

    private static CrmRecord WithAddress(HttpContext http, CrmRecord record) =>
        record with { Url = new Uri(ExtApi.AddressOf(http), record.Url).AbsoluteUri };
}
