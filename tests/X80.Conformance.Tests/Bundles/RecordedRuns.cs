using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Bundles;

/// <summary>Two real runs, made once: of a sound server, for a judge, and of a sabotaged one.</summary>
public sealed class RecordedRuns : IAsyncLifetime
{
    public const string Nonce = "judge-20261127";

    private readonly List<string> tokens = [];

    public VerifyReport Sound { get; private set; } = null!;

    public VerifyReport Sabotaged { get; private set; } = null!;

    public IReadOnlyList<string> Tokens => tokens;

    public async ValueTask InitializeAsync()
    {
        Sound = await RunAsync(new ZooBackend(withNeighbour: false)) with { Nonce = Nonce };
        Sabotaged = await RunAsync(new ZooBackend(ZooCatalog.Servers.Single(server => server.Name == "trusts-body-privacy"), withNeighbour: false));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<VerifyReport> RunAsync(ZooBackend backend)
    {
        await using var session = await backend.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        tokens.AddRange([session.Member.Reveal(), session.SecondMember.Reveal()]);
        return await Servers.JudgeAsync(session, options => options with { Only = ["GATE-2/PS"] });
    }
}
