using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Zoo.Servers;

/// <summary>The reference server in this process: sabotaged, or as it ships.</summary>
/// <param name="mutant">What is wrong with it; null for nothing.</param>
/// <param name="urls">Where it listens; a free port of this machine unless told otherwise.</param>
/// <param name="withNeighbour">Whether a second one of the same kind runs beside it, whose workspace is locked.</param>
internal sealed class ZooBackend(SabotagedServer? mutant = null, string urls = ZooBackend.AnyPort, bool withNeighbour = true) : IRigBackend
{
    private const string AnyPort = "http://127.0.0.1:0";
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(60);

    public async Task<RigBackendSession> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-zoo-");
        var apps = new List<WebApplication>();
        try
        {
            var app = await StartOneAsync(folder, "main", urls, time, apps, cancellationToken);
            var admin = app.Services.GetRequiredService<ServerAdmin>();
            var member = await TokenAsync(admin, "Ines Okafor", cancellationToken);
            var second = await TokenAsync(admin, "Tomasz Lindqvist", cancellationToken);
            var neighbour = withNeighbour ? await NeighbourAsync(folder, time, apps, cancellationToken) : null;
            return new ZooBackendSession(apps, folder, member, second, neighbour);
        }
        catch
        {
            foreach (var app in apps)
            {
                await app.DisposeAsync();
            }
            folder.Delete(recursive: true);
            throw;
        }
    }

    private async Task<RigNeighbour> NeighbourAsync(DirectoryInfo folder, TimeProvider time, List<WebApplication> apps, CancellationToken cancellationToken)
    {
        var app = await StartOneAsync(folder, "beside", AnyPort, time, apps, cancellationToken);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.LockPrivacyAsync(cancellationToken);
        return new RigNeighbour(
            new Uri(app.Urls.First()),
            await TokenAsync(admin, "Ruth Haas", cancellationToken),
            await TokenAsync(admin, "Kwame Novak", cancellationToken));
    }

    private async Task<WebApplication> StartOneAsync(
        DirectoryInfo folder, string name, string address, TimeProvider time, List<WebApplication> apps, CancellationToken cancellationToken)
    {
        var options = new ServerOptions
        {
            Urls = address,
            DataFolder = Path.Combine(folder.FullName, name),
            KeysFolder = Path.Combine(folder.FullName, name + "-keys"),
        };
        var app = ServerHost.Build(options, services => mutant?.Configure(services), time);
        apps.Add(app);
        await app.StartAsync(cancellationToken);
        return app;
    }

    private static async Task<X80Token> TokenAsync(ServerAdmin admin, string name, CancellationToken cancellationToken)
    {
        var member = await admin.CreateMemberAsync(name, cancellationToken);
        return await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TokenLifetime, cancellationToken);
    }
}
