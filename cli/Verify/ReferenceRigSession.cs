using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Cli.Verify;

/// <summary>A running reference server of the rig; its data goes with it.</summary>
internal sealed class ReferenceRigSession : RigBackendSession
{
    private readonly WebApplication app;
    private readonly DirectoryInfo folder;

    public ReferenceRigSession(WebApplication app, DirectoryInfo folder, X80Token member, X80Token secondMember) =>
        (this.app, this.folder, Address, Member, SecondMember) = (app, folder, new Uri(app.Urls.First()), member, secondMember);

    public override Uri Address { get; }

    public override X80Token Member { get; }

    public override X80Token SecondMember { get; }

    public override async Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var hits = await app.Services.GetRequiredService<ServerProbe>().FindAsync(texts, cancellationToken);
        return [.. hits.Select(hit => new ProbeHit(hit.Text, hit.Place))];
    }

    public override async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
