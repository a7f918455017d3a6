using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Zoo.Servers;

/// <summary>Running servers of the zoo, the one under judgement first; their files go with them.</summary>
internal sealed class ZooBackendSession(
    IReadOnlyList<WebApplication> apps, DirectoryInfo folder, X80Token member, X80Token secondMember, RigNeighbour? neighbour) : RigBackendSession
{
    private readonly IReadOnlyList<ServerProbe> probes = [.. apps.Select(app => app.Services.GetRequiredService<ServerProbe>())];

    public override Uri Address { get; } = new(apps[0].Urls.First());

    public override X80Token Member => member;

    public override X80Token SecondMember => secondMember;

    public override RigNeighbour? Neighbour => neighbour;

    /// <summary>Where the servers keep everything.</summary>
    public DirectoryInfo Folder => folder;

    /// <summary>The running server itself, for a test that ends it.</summary>
    public WebApplication Application => apps[0];

    public override async Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var hits = new List<ProbeHit>();
        foreach (var probe in probes)
        {
            hits.AddRange((await probe.FindAsync(texts, cancellationToken)).Select(hit => new ProbeHit(hit.Text, hit.Place)));
        }
        return hits;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
        {
            // Without it its background work would end by an exception that its host calls a fault.
            await app.StopAsync();
            await app.DisposeAsync();
        }
        folder.Delete(recursive: true);
    }
}
