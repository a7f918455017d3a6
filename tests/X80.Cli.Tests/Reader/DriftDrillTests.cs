using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Reader;

/// <summary>A few pages of the drift drill; <c>.ci/run</c> drills 2,000, and <c>x80 reader drill</c> 10,000.</summary>
public sealed class DriftDrillTests
{
    private const int Pages = 77;

    [Fact]
    public async Task Every_changed_page_is_read_right_or_refused()
    {
        var run = await CliRun.OfAsync("reader", "drill", "--pages", $"{Pages}", "--seed", "1", "--json");

        Assert.True(run.ExitCode == ExitCode.Done, run.Words);
        var answer = JsonSerializer.Deserialize<JsonElement>(run.Data);
        Assert.Equal((Pages, 0), (answer.GetProperty("pages").GetInt32(), answer.GetProperty("wrong").GetInt32()));
        Assert.True(answer.GetProperty("exact").GetInt32() > Pages / 2, run.Data);
        var (whole, wholeExact) = (answer.GetProperty("whole").GetInt32(), answer.GetProperty("wholeExact").GetInt32());
        Assert.InRange(wholeExact, whole * 3 / 4, Math.Min(whole, answer.GetProperty("exact").GetInt32()));
        Assert.InRange(whole + answer.GetProperty("bereft").GetInt32(), whole, Pages);
        Assert.Contains(answer.GetProperty("rows").EnumerateArray(), row => row.GetProperty("stage").GetString() != "elsewhere");
        Assert.Equal(Pages - answer.GetProperty("exact").GetInt32(), answer.GetProperty("causes").EnumerateArray().Sum(cause => cause.GetProperty("pages").GetInt32()));
        Assert.All(answer.GetProperty("notExact").EnumerateArray(), page => Assert.True(page.GetProperty("lost").GetArrayLength() > 0 && page.GetProperty("mutations").GetArrayLength() > 0, page.ToString()));
    }

    [Fact]
    public async Task A_seed_replays_alone_and_the_table_names_it()
    {
        var run = await CliRun.OfAsync("reader", "drill", "--only", "42");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("1 pages, seed 42:", run.Data, StringComparison.Ordinal);
        Assert.Equal((await CliRun.OfAsync("reader", "drill", "--only", "42")).Data, run.Data);
    }

    [Theory]
    [InlineData("--pages", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--only", "-1")]
    public async Task A_number_that_cannot_be_is_a_usage_error(string option, string value) =>
        Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("reader", "drill", option, value)).ExitCode);
}
