using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Verdicts;

public sealed class VerdictTableTests
{
    [Fact]
    public void Every_combination_of_observations_has_its_verdict()
    {
        Assert.Equal(64, VerdictRows.Facts.Select(row => row.Observed).Distinct().Count());
        Assert.All(VerdictRows.Facts, row => Assert.Equal(row.Expected, VerdictTable.Judge(new CaseFacts(
            row.Observed[0] == '1', row.Observed[1] == '1', row.Observed[2] == '1', row.Observed[3] == '1', row.Observed[4] == '1', row.Observed[5] == '1'))));
    }

    [Fact]
    public void A_run_is_as_bad_as_its_worst_case_and_one_that_tested_nothing_is_not_green()
    {
        Assert.All(VerdictRows.Runs, row => Assert.Equal(row.Expected, VerdictTable.Judge(row.Cases)));
    }

    [Fact]
    public void Each_verdict_has_its_exit_code()
    {
        Assert.All(VerdictRows.Exits, row => Assert.Equal(row.Expected, VerdictTable.ExitCode(row.Run)));
    }
}
