using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Cli.Verify;

/// <summary>The reference server as a backend of the rig: in this process, in a folder of its own, on a free port of loopback.</summary>
internal sealed class ReferenceRigBackend : IRigBackend
{
    // Weeks pass in a client's run by the rig's clock.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(60);

    private readonly bool withNeighbour;

    /// <param name="withNeighbour">Whether a second one runs beside it, whose workspace is locked.</param>
    public ReferenceRigBackend(bool withNeighbour = false) => this.withNeighbour = withNeighbour;

    public async Task<RigBackendSession> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-verify-");
        var app = await StartOneAsync(folder, "data", time, cancellationToken);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var (member, second) = (await TokenAsync(admin, "Rui Prado", cancellationToken), await TokenAsync(admin, "Noor Haddad", cancellationToken));
        if (!withNeighbour)
        {
            return new ReferenceRigSession([app], folder, member, second, null);
        }

        var beside = await StartOneAsync(folder, "beside", time, cancellationToken);
        var locking = beside.Services.GetRequiredService<ServerAdmin>();
        await locking.LockPrivacyAsync(cancellationToken);
        var neighbour = new RigNeighbour(
            new Uri(beside.Urls.First()), await TokenAsync(locking, "Ruth Haas", cancellationToken), await TokenAsync(locking, "Kwame Novak", cancellationToken));
        return new ReferenceRigSession([app, beside], folder, member, second, neighbour);
    }

    private static async Task<WebApplication> StartOneAsync(DirectoryInfo folder, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var app = ServerHost.Build(
            new ServerOptions
            {
                Urls = "http://127.0.0.1:0",
                DataFolder = Path.Combine(folder.FullName, name),
                KeysFolder = Path.Combine(folder.FullName, name + "-keys"),
            },
            services => services.AddLogging(logging => logging.ClearProviders()),
            time);
        await app.StartAsync(cancellationToken);
        await app.Services.GetRequiredService<ServerAdmin>().SeedDemoAsync(cancellationToken);
        return app;
    }

    private static async Task<X80Token> TokenAsync(ServerAdmin admin, string name, CancellationToken cancellationToken)
    {
        var member = await admin.CreateMemberAsync(name, cancellationToken);
        return await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TokenLifetime, cancellationToken);
    }
}
