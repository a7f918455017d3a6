using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer;

namespace X80.Zoo.Servers;

/// <summary>Writes down what came of a request whose connection was cut.</summary>
internal sealed class KeepsBrokenOff : SabotagedServer, IStartupFilter
{
    public override string Name => "keeps-broken-off";

    public override string Defect => "Keeps in a file what came of a request that broke off.";

    public override IReadOnlyList<string> MustFail => ["GATE-9/TM/1"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(KeepAsync);
        next(app);
    };

    protected override void Sabotage(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    private static async Task KeepAsync(HttpContext http, RequestDelegate rest)
    {
        var body = new MemoryStream();
        try
        {
            // Not to be broken off itself: what has come may still be read.
            await http.Request.Body.CopyToAsync(body, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            var folder = http.RequestServices.GetRequiredService<ServerOptions>().DataFolder;
            await File.AppendAllBytesAsync(Path.Combine(folder, "broken.log"), body.ToArray(), CancellationToken.None);
            throw;
        }
        body.Position = 0;
        http.Request.Body = body;
        await rest(http);
    }
}
