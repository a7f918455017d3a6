using Microsoft.AspNetCore.Http;
using X80.Contract.Tokens;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>
/// What made-up tokens cost the limiter, asked of the limiter itself: a million of them over HTTP take minutes, and the
/// server's own memory would hide what they cost. Nothing else runs beside it, since it weighs the whole process.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ForgedTokenFaults
{
    private const long MiB = 1024 * 1024;

    /// <summary>1,000,000 is what the fault asks for.</summary>
    private static readonly int Tokens = Asked.For("X80_FORGED", 100_000);

    [Fact]
    public void Fault_59_forged_tokens_cost_the_limiter_no_memory()
    {
        using var gate = new RateGate(new ServerOptions { DataFolder = "" });
        Forge(gate, 1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var refused = Forge(gate, Tokens);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(gate);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Tokens} forged tokens, {refused} refused unasked: {grown / 1024} KiB more are held");
        Assert.InRange(grown, -100 * MiB, 10 * MiB);
        Assert.InRange(refused, Tokens / 2, Tokens);
    }

    /// <summary>As the filter before every route does: refused unasked, or looked up, found nowhere and counted.</summary>
    private static int Forge(RateGate gate, int tokens)
    {
        var refused = 0;
        var http = new DefaultHttpContext();
        for (var i = 0; i < tokens; i++)
        {
            http.Request.Headers.Authorization = "Bearer " + X80Token.NewRandom().Reveal();
            try
            {
                gate.RefuseUnknown(http);
                gate.CountUnknown();
            }
            catch (RefusedException)
            {
                refused++;
            }
        }

        return refused;
    }
}
