using Microsoft.Playwright;

namespace X80.Harness.Tests.Guarding.Hostile;

public sealed class HostileVectorTests(HostileStage stage) : IClassFixture<HostileStage>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Names => [.. Vectors.Clicks.Keys, .. Vectors.Scripts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_way_out_of_the_real_site_reaches_a_hostile_server(string vector)
    {
        var cancel = TestContext.Current.CancellationToken;
        var evil = await stage.OpenAsync();
        var outcome = Vectors.TakeThePlace.Contains(vector) ? stage.ChannelIsBack() : stage.OutcomeOf(evil);

        var seen = AttemptAsync(stage.Page, vector, evil.Address);
        // What an earlier vector left may be taken for this one's outcome: a click is at least made before its page is left.
        var over = Vectors.SayTheOutcome.Contains(vector) ? seen : Vectors.Clicks.ContainsKey(vector) ? Task.WhenAll(seen, outcome) : outcome;
        await (HostileStage.IsGuarded ? over : evil.FirstHit).WaitAsync(Patience, cancel);

        await stage.LeaveAsync(cancel);
        await seen.WaitAsync(cancel);
        Assert.Equal(HostileStage.IsGuarded, evil.Hits == 0);
    }

    private static async Task AttemptAsync(IPage page, string vector, string evil)
    {
        try
        {
            await (Vectors.Clicks.TryGetValue(vector, out var click) ? click(page, evil) : page.EvaluateAsync(Vectors.Scripts[vector], evil));
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // The script's own document went away with what it did.
        }
    }
}
