using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.ReferenceServer;

namespace X80.Zoo.Servers;

/// <summary>A running server of the zoo; its files go with it.</summary>
internal sealed class ZooBackendSession(WebApplication app, DirectoryInfo folder, X80Token member, X80Token secondMember) : RigBackendSession
{
    private readonly ServerProbe probe = app.Services.GetRequiredService<ServerProbe>();

    public override Uri Address { get; } = new(app.Urls.First());

    public override X80Token Member => member;

    public override X80Token SecondMember => secondMember;

    /// <summary>The running server itself, for a test that ends it.</summary>
    public WebApplication Application => app;

    public override async Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        [.. (await probe.FindAsync(texts, cancellationToken)).Select(hit => new ProbeHit(hit.Text, hit.Place))];

    public override async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
