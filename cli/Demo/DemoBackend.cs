using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using X80.Contract.Tokens;
using X80.ReferenceServer;
using X80.Sdk.Client;

namespace X80.Cli.Demo;

/// <summary>The reference backend of one demo: a database in a folder of its own, a free port on loopback, invented people.</summary>
internal sealed class DemoBackend : IAsyncDisposable
{
    private const string Person = "Jo Berg";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly bool keep;
    private readonly string memberId;

    private DemoBackend(WebApplication app, DirectoryInfo folder, bool keep, string memberId, X80Token token)
    {
        (this.app, this.folder, this.keep, this.memberId, Token) = (app, folder, keep, memberId, token);
        Address = new Uri(app.Urls.First());
        Client = CaptureClient.Create(Address, token, TimeProvider.System);
    }

    public Uri Address { get; }

    /// <summary>The person's token.</summary>
    public X80Token Token { get; }

    /// <summary>The person's own view of what the backend holds.</summary>
    public CaptureClient Client { get; }

    public static async Task<DemoBackend> StartAsync(bool keep, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-demo-");
        var app = ServerHost.Build(
            new ServerOptions
            {
                Urls = "http://127.0.0.1:0",
                DataFolder = Path.Combine(folder.FullName, "data"),
                KeysFolder = Path.Combine(folder.FullName, "keys"),
                WorkspaceName = "Practice workspace",
                TimeZone = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "UTC",
            },
            services => services.AddLogging(logging => logging.ClearProviders()));
        await app.StartAsync(cancellationToken);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(cancellationToken);
        var member = await admin.CreateMemberAsync(Person, cancellationToken);
        var token = await admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), cancellationToken);
        return new DemoBackend(app, folder, keep, member.Id, token);
    }

    /// <summary>A link that signs one browser in to the CRM's web pages, once.</summary>
    public async Task<Uri> CreateSignInAsync(CancellationToken cancellationToken) =>
        new(Address, await app.Services.GetRequiredService<ServerAdmin>().CreateWebSignInAsync(memberId, cancellationToken));

    /// <summary>Looks for a text in everything the backend keeps.</summary>
    /// <returns>The places where it was found.</returns>
    public async Task<IReadOnlyList<string>> ProbeAsync(string text, CancellationToken cancellationToken)
    {
        var hits = await app.Services.GetRequiredService<ServerProbe>().FindAsync([text], cancellationToken);
        return [.. hits.Select(hit => hit.Place)];
    }

    /// <summary>Where the data was kept; null where it goes with the demo.</summary>
    public string? KeptFolder => keep ? folder.FullName : null;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!keep)
        {
            folder.Delete(recursive: true);
        }
    }
}
