using X80.ReferenceServer.Access;
using X80.ReferenceServer.Api;
using X80.ReferenceServer.Hosting;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Telemetry;
using X80.ReferenceServer.Web;

namespace X80.ReferenceServer;

/// <summary>Builds the server: options checked, database at its newest schema, keys in place. The caller runs it.</summary>
public static class ServerHost
{
    // It has no settings file: to watch for one takes a twelfth of its start.
    private const string NoWatch = "--hostBuilder:reloadConfigOnChange=false";

    /// <param name="options">What it is started with.</param>
    /// <param name="configure">Replaces services; what matters to privacy is internal to this assembly.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">With everything that is wrong with the options.</exception>
    /// <exception cref="ServerStateException">Database and keys do not belong together, or the schema cannot be brought up.</exception>
    public static WebApplication Build(
        ServerOptions options, Action<IServiceCollection>? configure = null, TimeProvider? time = null)
    {
        ServerOptionsValidator.Validate(options);
        DurableFile.CreateFolder(options.DataFolder);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [NoWatch] });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(KestrelLimits.Apply);
        builder.Logging.AddSafeLogging();

        // Form tokens lie in the keys folder, which its owner alone can open: the warning that they are not encrypted again says nothing.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddX80Server(options, time ?? TimeProvider.System);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        using (StartTurn.Take(options.DataFolder))
        {
            app.Services.GetRequiredService<IStoreSchema>().Prepare();
            _ = app.Services.GetRequiredService<WorkspaceInfo>();
        }

        app.UseMiddleware<RequestSpan>();
        app.UseMiddleware<RequestStamp>();
        app.UseForwardedHeaders();
        app.UseX80Web();
        app.UseRouting();
        app.UseAuthorization();
        app.MapExtApi();
        app.MapPair();
        app.MapX80Web();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").ExcludeFromDescription();
        return app;
    }
}
