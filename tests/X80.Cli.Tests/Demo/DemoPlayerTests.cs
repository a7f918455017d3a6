using System.Text.Json;
using Spectre.Console.Testing;
using X80.Cli.Demo;
using X80.Cli.Running;

namespace X80.Cli.Tests.Demo;

public sealed class DemoPlayerTests
{
    private static readonly DemoStep Good = new("A step that works", (_, _) => Task.FromResult("as it should"));
    private static readonly DemoStep Bad = new("A step that does not", (_, _) => throw new DemoCheckException("the note holds every text"));

    [Fact]
    public async Task Steps_that_show_what_they_should_are_done_and_counted()
    {
        var (exitCode, data, words) = await PlayAsync(json: false, Good, Good);

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains("2. A step that works", data, StringComparison.Ordinal);
        Assert.Contains("2 of 2 steps done", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_does_not_ends_the_demo_with_1_and_says_what_was_expected()
    {
        var (exitCode, data, words) = await PlayAsync(json: false, Good, Bad, Good);

        Assert.Equal(ExitCode.CheckFailed, exitCode);
        Assert.Contains("FAILED", data, StringComparison.Ordinal);
        Assert.Contains("the note holds every text", data, StringComparison.Ordinal);
        Assert.DoesNotContain("3. ", data, StringComparison.Ordinal);
        Assert.Contains("1 of 3 steps done", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_each_step_is_one_line()
    {
        var (_, data, _) = await PlayAsync(json: true, Good, Bad);

        var outcomes = data.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("outcome").GetString());
        Assert.Equal(["done", "failed"], outcomes);
    }

    [Fact]
    public async Task On_a_terminal_what_a_step_showed_is_folded()
    {
        const int Width = 40;

        var (_, data, _) = await PlayAsync(json: false, Width, new DemoStep("A step with a title that goes on", (_, _) => Task.FromResult("as it should, and with more words than one line holds")));

        Assert.All(data.Split('\n'), line => Assert.True(line.Length <= Width, line));
    }

    private static Task<(int ExitCode, string Data, string Words)> PlayAsync(bool json, params DemoStep[] steps) => PlayAsync(json, width: null, steps);

    private static async Task<(int ExitCode, string Data, string Words)> PlayAsync(bool json, int? width, params DemoStep[] steps)
    {
        await using var data = new StringWriter();
        using var words = new TestConsole();
        words.Profile.Width = 400;
        var player = new DemoPlayer(new Consoles(data, words, () => Stream.Null) { DataWidth = width }, json);

        // These steps stand for themselves: they look at no stage.
        var exitCode = await player.PlayAsync(steps, stage: null!, TestContext.Current.CancellationToken);
        return (exitCode, data.ToString(), words.Output);
    }
}
