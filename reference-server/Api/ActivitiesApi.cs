using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Transmitting;

namespace X80.ReferenceServer.Api;

/// <summary>Activities of a record.</summary>
internal static class ActivitiesApi
{
    private const int PageSize = 50;

    public static void MapActivities(this RouteGroupBuilder ext)
    {
        ext.MapGet(ExtRoutes.Activities, ListAsync).Answering<ActivityPage>(Scope.Records);
        ext.MapPost(ExtRoutes.Activities, LogAsync).Taking<LogActivity>().Writing<Activity>(Scope.Capture);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, WorkspaceCrm crm, RecordDesk records, string? after, CancellationToken cancellationToken)
    {
        var record = RecordsApi.RecordOf(http, crm);
        _ = await records.OpenAsync(ExtRequests.CallerOf(http), record, cancellationToken);
        var skip = (int)Math.Min(Paging.Number(after), int.MaxValue);
        return Answer.Json(await crm.ListActivitiesAsync(record, skip, PageSize, cancellationToken));
    }

    private static async Task<IResult> LogAsync(
        HttpContext http, ExtRequests requests, RecordWrite records, WorkspaceCrm crm, CancellationToken cancellationToken)
    {
        var (write, request) = await requests.ReadWriteAsync<LogActivity>(http, cancellationToken);
        return Answer.Json(await records.LogAsync(write, RecordsApi.RecordOf(http, crm), request, cancellationToken));
    }
}
