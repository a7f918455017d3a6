using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Rig;
using X80.ReferenceServer;

namespace X80.Zoo.Servers;

/// <summary>The reference server in this process: sabotaged, or as it ships.</summary>
/// <param name="mutant">What is wrong with it; null for nothing.</param>
/// <param name="urls">Where it listens; a free port of this machine unless told otherwise.</param>
internal sealed class ZooBackend(SabotagedServer? mutant = null, string urls = "http://127.0.0.1:0") : IRigBackend
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(7);

    public async Task<RigBackendSession> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-zoo-");
        var options = new ServerOptions
        {
            Urls = urls,
            DataFolder = Path.Combine(folder.FullName, "data"),
            KeysFolder = Path.Combine(folder.FullName, "keys"),
        };
        var app = ServerHost.Build(options, services => mutant?.Configure(services), time);
        try
        {
            await app.StartAsync(cancellationToken);
            var admin = app.Services.GetRequiredService<ServerAdmin>();
            var first = await admin.CreateMemberAsync("Ines Okafor", cancellationToken);
            var second = await admin.CreateMemberAsync("Tomasz Lindqvist", cancellationToken);
            return new ZooBackendSession(
                app,
                folder,
                await admin.CreateTokenAsync(first.Id, ServerAdmin.AllScopes, TokenLifetime, cancellationToken),
                await admin.CreateTokenAsync(second.Id, ServerAdmin.AllScopes, TokenLifetime, cancellationToken));
        }
        catch
        {
            await app.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }
    }
}
