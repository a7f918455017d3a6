using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage.Sqlite;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers;

/// <summary>Asks for the conversation's privacy when the request arrives, and stores a while later.</summary>
internal sealed class GateAtArrival : SabotagedServer, IStartupFilter
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);

    public override string Name => "gate-at-arrival";

    public override string Defect => "Checks privacy first and stores a while later, without asking again.";

    public override IReadOnlyList<string> MustFail => ["GATE-4/RC/1", "GATE-4/RC/3", "GATE-4/RC/5"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(ArriveAsync);
        next(app);
    };

    protected override void Sabotage(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter>(this);
        services.Replace(ServiceDescriptor.Singleton<IPrivacyGate>(new PassableGate(new PrivacyGate())));
    }

    private static async Task ArriveAsync(HttpContext http, RequestDelegate rest)
    {
        if (http.Request.Path.Value is { } path && path.EndsWith("/sync", StringComparison.Ordinal) && path.Split('/') is [_, _, _, _, var id, _])
        {
            using var connection = http.RequestServices.GetRequiredService<SqliteFile>().Open(readOnly: true);
            var privacy = connection.QueryFirstOrDefault<string>("select privacy from conversations where id = @id", new { id });
            PassableGate.Passing.Value = privacy == "shared";
            await Task.Delay(Between, TimeProvider.System, http.RequestAborted);
        }
        await rest(http);
    }
}
