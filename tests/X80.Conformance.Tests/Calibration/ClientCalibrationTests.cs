using X80.Conformance.Calibration;
using X80.Conformance.Cases.Client;
using X80.Conformance.Clicks;

namespace X80.Conformance.Tests.Calibration;

/// <summary>The parts that judge a client, each broken in its turn.</summary>
public sealed class ClientCalibrationTests
{
    [Fact]
    public async Task The_parts_as_they_are_are_calibrated()
    {
        Assert.Null(await ClientCalibration.FaultAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("drops requests without a click", "Of one that captures without a click it had to see a request without a click, and saw nothing.")]
    [InlineData("drops texts", "Of one that sends a text of another chat it had to see a text from elsewhere, and saw nothing.")]
    [InlineData("drops base64", "Of one that hides it in base64 it had to see a text from elsewhere, and saw nothing.")]
    [InlineData("drops the envelope", "Of one that sends the envelope of a linked chat it had to see a text from elsewhere, and saw nothing.")]
    [InlineData("forgets clicks", "Of a client that captures on a click it had to see nothing, and saw a request without a click.")]
    public async Task A_broken_part_is_noticed(string how, string fault)
    {
        Assert.Equal(fault, await ClientCalibration.FaultAsync((ledger, planted) => Broken(how, ledger, planted)));
    }

    private static IEnumerable<Sighting> Broken(string how, ClickLedger ledger, IReadOnlyList<Planted> planted) => how switch
    {
        "drops requests without a click" => ClientSweep.Of(ledger, planted).Where(seen => seen.Kind != Watched.Requests),
        "drops texts" => ClientSweep.Of(ledger, planted).Where(seen => seen.Kind != Watched.Content),
        "drops base64" => ClientSweep.Of(ledger, planted).Where(seen => seen.Finding.Form?.Contains("base64", StringComparison.Ordinal) != true),
        "drops the envelope" => ClientSweep.Of(ledger, planted).Where(seen => seen.Place != "envelope"),
        _ => ClientSweep.Of(ledger, planted).Append(new Sighting(Watched.Requests, "start", new("", ""))),
    };
}
