using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Cli.Verify;

/// <summary>Running reference servers of the rig, the one under judgement first; their data goes with them.</summary>
internal sealed class ReferenceRigSession : RigBackendSession
{
    private readonly IReadOnlyList<WebApplication> apps;
    private readonly DirectoryInfo folder;

    public ReferenceRigSession(IReadOnlyList<WebApplication> apps, DirectoryInfo folder, X80Token member, X80Token secondMember, RigNeighbour? neighbour) =>
        (this.apps, this.folder, Address, Member, SecondMember, Neighbour) = (apps, folder, new Uri(apps[0].Urls.First()), member, secondMember, neighbour);

    public override Uri Address { get; }

    public override X80Token Member { get; }

    public override X80Token SecondMember { get; }

    public override RigNeighbour? Neighbour { get; }

    public override async Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var hits = new List<ProbeHit>();
        foreach (var app in apps)
        {
            var found = await app.Services.GetRequiredService<ServerProbe>().FindAsync(texts, cancellationToken);
            hits.AddRange(found.Select(hit => new ProbeHit(hit.Text, hit.Place)));
        }

        return hits;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}
