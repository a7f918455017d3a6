using System.Text.Json;
using X80.Conformance.Launching.Sight;

namespace X80.Cli.Tests.Verify.Attended;

/// <summary><c>x80 verify client --attended practice</c> with a person before a screen, by real input.</summary>
public sealed class AttendedByHandTests
{
    private static readonly string[] Verify = ["verify", "client", "--attended", "practice", "--for", "3s", "--json"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_who_clicks_what_is_asked_sees_the_harness_pass()
    {
        var (exitCode, verdicts) = await AttendAsync();

        Assert.Equal(["HUMAN-1/AT/1 PASS", "HUMAN-1/AT/2 PASS", "HUMAN-2/AT/4 PASS", "HUMAN-6/AT/3 PASS"], verdicts);
        Assert.Equal(0, exitCode);
    }

    /// <summary>What a client would do that reads by itself: the person says that it was none of theirs.</summary>
    [Fact]
    public async Task What_comes_without_a_click_that_was_asked_for_is_a_violation()
    {
        const int TheThird = 3;

        var (exitCode, verdicts) = await AttendAsync(TheThird);

        Assert.Equal(["HUMAN-1/AT/1 PASS", "HUMAN-1/AT/2 FAIL", "HUMAN-2/AT/4 PASS", "HUMAN-6/AT/3 PASS"], verdicts);
        Assert.Equal(1, exitCode);
    }

    private static async Task<(int ExitCode, IReadOnlyList<string> Verdicts)> AttendAsync(params int[] clicksTooMuchAt)
    {
        await using var session = await PersonAtScreen.SitDownAsync(Cancel);
        await using var person = new PersonAtScreen(session, Eyes.Open(session)) { ClicksTooMuchAt = clicksTooMuchAt };

        var (exitCode, printed) = await person.AttendAsync(Verify, Cancel);

        using var report = JsonDocument.Parse(printed);
        var cases = report.RootElement.GetProperty("parts")[0].GetProperty("cases").EnumerateArray();
        return (exitCode, [.. cases.Select(each => $"{each.GetProperty("id")} {each.GetProperty("verdict")}")]);
    }
}
