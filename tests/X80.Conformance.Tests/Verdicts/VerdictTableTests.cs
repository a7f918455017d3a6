using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Verdicts;

public sealed class VerdictTableTests
{
    /// <summary>All 32 combinations, written out by hand: control, violation, swept, after-control, rig failed.</summary>
    [Theory]
    [InlineData("11011", Verdict.Fail)]
    [InlineData("10111", Verdict.RigError)]
    [InlineData("10110", Verdict.Pass)]
    [InlineData("10100", Verdict.Inconclusive)]
    [InlineData("10010", Verdict.Inconclusive)]
    [InlineData("10000", Verdict.Inconclusive)]
    [InlineData("00110", Verdict.Inconclusive)]
    [InlineData("00100", Verdict.Inconclusive)]
    [InlineData("00010", Verdict.Inconclusive)]
    [InlineData("00000", Verdict.Inconclusive)]
    [InlineData("11110", Verdict.Fail)]
    [InlineData("11100", Verdict.Fail)]
    [InlineData("11010", Verdict.Fail)]
    [InlineData("11000", Verdict.Fail)]
    [InlineData("01110", Verdict.Fail)]
    [InlineData("01100", Verdict.Fail)]
    [InlineData("01010", Verdict.Fail)]
    [InlineData("01000", Verdict.Fail)]
    [InlineData("11111", Verdict.Fail)]
    [InlineData("11101", Verdict.Fail)]
    [InlineData("11001", Verdict.Fail)]
    [InlineData("01111", Verdict.Fail)]
    [InlineData("01101", Verdict.Fail)]
    [InlineData("01011", Verdict.Fail)]
    [InlineData("01001", Verdict.Fail)]
    [InlineData("10101", Verdict.RigError)]
    [InlineData("10011", Verdict.RigError)]
    [InlineData("10001", Verdict.RigError)]
    [InlineData("00111", Verdict.RigError)]
    [InlineData("00101", Verdict.RigError)]
    [InlineData("00011", Verdict.RigError)]
    [InlineData("00001", Verdict.RigError)]
    public void Every_combination_of_observations_has_its_verdict(string observed, Verdict expected)
    {
        var facts = new CaseFacts(observed[0] == '1', observed[1] == '1', observed[2] == '1', observed[3] == '1', observed[4] == '1');

        Assert.Equal(expected, VerdictTable.Judge(facts));
    }

    [Fact]
    public void A_run_is_as_bad_as_its_worst_case()
    {
        Assert.Equal(Verdict.Pass, VerdictTable.Judge([Verdict.Pass, Verdict.Pass]));
        Assert.Equal(Verdict.Inconclusive, VerdictTable.Judge([Verdict.Pass, Verdict.Inconclusive]));
        Assert.Equal(Verdict.RigError, VerdictTable.Judge([Verdict.Inconclusive, Verdict.RigError, Verdict.Pass]));
        Assert.Equal(Verdict.Fail, VerdictTable.Judge([Verdict.Fail, Verdict.RigError, Verdict.Inconclusive]));
    }

    [Fact]
    public void A_run_that_tested_nothing_is_not_green()
    {
        Assert.Equal(Verdict.Inconclusive, VerdictTable.Judge([]));
    }

    [Theory]
    [InlineData(Verdict.Pass, 0)]
    [InlineData(Verdict.Fail, 1)]
    [InlineData(Verdict.Inconclusive, 3)]
    [InlineData(Verdict.RigError, 4)]
    public void Each_verdict_has_its_exit_code(Verdict run, int expected)
    {
        Assert.Equal(expected, VerdictTable.ExitCode(run));
    }
}
