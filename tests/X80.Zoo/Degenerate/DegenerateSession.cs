using Microsoft.AspNetCore.Builder;
using X80.Conformance.Rig;
using X80.Contract.Tokens;

namespace X80.Zoo.Degenerate;

/// <summary>A running degenerate server: its probe finds nothing, since it keeps nothing.</summary>
internal sealed class DegenerateSession(WebApplication app, X80Token member, X80Token secondMember) : RigBackendSession
{
    public override Uri Address { get; } = new(app.Urls.First());

    public override X80Token Member => member;

    public override X80Token SecondMember => secondMember;

    public override Task<IReadOnlyList<ProbeHit>> ProbeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ProbeHit>>([]);

    public override ValueTask DisposeAsync() => app.DisposeAsync();
}
