using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using X80.Conformance.Rig;
using X80.ReferenceServer;

namespace X80.Cli.Verify;

/// <summary>The reference server as a backend of the rig: in this process, in a folder of its own, on a free port of loopback.</summary>
internal sealed class ReferenceRigBackend : IRigBackend
{
    public async Task<RigBackendSession> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-verify-");
        var app = ServerHost.Build(
            new ServerOptions
            {
                Urls = "http://127.0.0.1:0",
                DataFolder = Path.Combine(folder.FullName, "data"),
                KeysFolder = Path.Combine(folder.FullName, "keys"),
            },
            services => services.AddLogging(logging => logging.ClearProviders()),
            time);
        await app.StartAsync(cancellationToken);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(cancellationToken);
        var tokens = new List<Contract.Tokens.X80Token>();
        foreach (var name in new[] { "Rui Prado", "Noor Haddad" })
        {
            var member = await admin.CreateMemberAsync(name, cancellationToken);
            tokens.Add(await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken));
        }

        return new ReferenceRigSession(app, folder, tokens[0], tokens[1]);
    }
}
