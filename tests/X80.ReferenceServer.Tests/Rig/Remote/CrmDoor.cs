using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;

namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>The stand-in behind a port of this machine, for a server in a process of its own.</summary>
internal sealed class CrmDoor : IAsyncDisposable
{
    private readonly WebApplication app;

    private CrmDoor(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<CrmDoor> OpenAsync(StandInCrm crm)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/{request}", (string request, WiredCall call, CancellationToken cancellationToken) => AnswerAsync(crm, request, call, cancellationToken));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new CrmDoor(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<WiredAnswer> AnswerAsync(StandInCrm crm, string request, WiredCall call, CancellationToken cancellationToken)
    {
        var kind = Enum.Parse<RemoteKind>(call.Kind);
        var record = new RecordRef(RecordKind.Parse(call.RecordKind), RecordId.Parse(call.RecordId));
        var text = new RemoteText(call.Title ?? "", call.Body ?? "");
        try
        {
            switch (request)
            {
                case "create":
                    return new WiredAnswer { Id = await crm.CreateAsync(kind, record, text, cancellationToken) };
                case "read":
                    return new WiredAnswer { Body = await crm.ReadAsync(kind, record, call.Id!, cancellationToken) };
                case "find":
                    var found = await crm.FindMarkedAsync(kind, record, call.Marker!, cancellationToken);
                    return new WiredAnswer { Items = [.. found.SelectMany(item => new[] { item.Id, item.Body })] };
                case "replace":
                    return new WiredAnswer { Id = await crm.ReplaceAsync(kind, record, call.Id!, text, cancellationToken) };
                default:
                    await crm.DeleteAsync(kind, record, call.Id!, cancellationToken);
                    return new WiredAnswer();
            }
        }
        catch (CrmFailedException e)
        {
            return new WiredAnswer(Failed: true, e.IsRefusal, e.MayHaveBeenApplied);
        }
    }
}
