using X80.Sdk.Clicks;
using X80.Sdk.Tests.Support;

namespace X80.Sdk.Tests.Clicks;

public sealed class ClickGateTests
{
    private static readonly SurfaceClick Real = new("sync", Trusted: true, SurfaceVisible: true, ClickGate.SettleTime, Samples.Document);

    [Fact]
    public void A_trusted_click_on_a_surface_that_stood_still_counts()
    {
        var click = new ClickGate(Samples.Clock()).Mint(Real, out var refusal);
        Assert.Null(refusal);
        Assert.Equal(("sync", Samples.Document, Samples.Noon), (click!.Control, click.DocumentId, click.ClickedAt));
    }

    [Fact]
    public void Everything_else_is_refused_with_its_reason_and_counted()
    {
        var gate = new ClickGate(Samples.Clock());
        AssertRefused(gate, Real with { Trusted = false }, ClickRefusal.Synthetic);
        AssertRefused(gate, Real with { SurfaceVisible = false }, ClickRefusal.Hidden);
        AssertRefused(gate, Real with { UnchangedFor = ClickGate.SettleTime - TimeSpan.FromTicks(1) }, ClickRefusal.JustChanged);
        AssertRefused(gate, Real with { DocumentId = null }, ClickRefusal.NoDocument);
        gate.Disarm();
        AssertRefused(gate, Real, ClickRefusal.Disarmed);
        gate.Arm();
        Assert.NotNull(gate.Mint(Real, out _));
    }

    [Fact]
    public void A_burst_faster_than_a_person_is_refused_until_it_slows_down()
    {
        var time = Samples.Clock();
        var gate = new ClickGate(time);
        for (var i = 0; i < ClickGate.MostInAMinute; i++)
        {
            Assert.NotNull(gate.Mint(Real, out _));
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        AssertRefused(gate, Real, ClickRefusal.TooMany);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(gate.Mint(Real, out _));
    }

    [Fact]
    public void A_click_is_spent_once_even_by_many_at_once()
    {
        var click = Samples.Click(Samples.Clock());
        var won = 0;
        Parallel.For(0, 64, _ => Interlocked.Add(ref won, click.TrySpend() ? 1 : 0));
        Assert.Equal(1, won);
    }

    [Fact]
    public void A_click_dies_after_two_minutes_of_a_clock_that_nobody_sets_back()
    {
        var time = Samples.Clock();
        var click = Samples.Click(time);
        time.Advance(HumanClick.Lifetime);
        Assert.False(click.IsExpired);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(click.IsExpired);
        Assert.False(click.TrySpend());
    }

    [Fact]
    public void Two_clicks_never_bear_one_id()
    {
        var time = Samples.Clock();
        Assert.NotEqual(Samples.Click(time).Id, Samples.Click(time).Id);
    }

    private static void AssertRefused(ClickGate gate, SurfaceClick witnessed, ClickRefusal why)
    {
        Assert.Null(gate.Mint(witnessed, out var refusal));
        Assert.Equal(why, refusal);
        Assert.Equal(1, gate.CountRefused(why));
    }
}
