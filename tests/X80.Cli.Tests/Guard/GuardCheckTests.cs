using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Guard;

public sealed class GuardCheckTests
{
    [Fact]
    public async Task Answers_come_one_a_line_in_the_order_given()
    {
        var run = await CliRun.OfAsync("guard", "check", "https://web.whatsapp.com/", "https://web.whatsapp.com.evil.example/");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var lines = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("load\t", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("refuse\t", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stdin_ends_a_line_at_LF_alone_trims_nothing_and_answers_an_empty_line()
    {
        string[] addresses = ["https://web.whatsapp.com/", "", " https://web.whatsapp.com/", "https://web.whatsapp.com/\r", "last\u2028one"];

        var run = await CliRun.WithInputAsync(string.Join('\n', addresses), "guard", "check", "-", "--json");

        Assert.Equal(addresses, Answers(run.Data).Select(answer => answer.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task A_line_feed_at_the_end_makes_no_line_of_its_own()
    {
        var run = await CliRun.WithInputAsync("https://web.whatsapp.com/\n", "guard", "check", "-", "--json");

        Assert.Single(Answers(run.Data));
    }

    [Fact]
    public async Task Without_a_gesture_nothing_is_external_and_with_one_an_ordinary_link_is()
    {
        string[] check = ["guard", "check", "--context", "external", "https://example.com/", "--json"];

        var without = Assert.Single(Answers((await CliRun.OfAsync(check)).Data));
        var with = Assert.Single(Answers((await CliRun.OfAsync([.. check, "--gesture"])).Data));

        Assert.Equal("refuse", without.GetProperty("decision").GetString());
        Assert.Equal("external", with.GetProperty("decision").GetString());
    }

    [Fact]
    public async Task A_control_character_in_an_address_does_not_break_the_line_a_person_reads()
    {
        var run = await CliRun.OfAsync("guard", "check", "https://web.whatsapp.com/\u001b[2J\r\nload");

        Assert.Single(run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain('\u001b', run.Data);
    }

    [Fact]
    public async Task A_hundred_thousand_lines_stream_through_while_the_input_is_still_open()
    {
        const int Lines = 100_000;
        var input = new Pipe();
        var running = CliRun.OfAsync(input.Reader.AsStream(), ["guard", "check", "-"]);
        var line = Encoding.UTF8.GetBytes("https://web.whatsapp.com/\n");
        for (var i = 0; i < Lines; i++)
        {
            // The pipe pauses its writer at 64 KiB: a reader that wanted everything first would never let this end.
            await input.Writer.WriteAsync(line, TestContext.Current.CancellationToken);
        }

        await input.Writer.CompleteAsync();

        Assert.Equal(Lines, (await running).Data.Count(c => c == '\n'));
    }

    private static List<JsonElement> Answers(string data) =>
        [.. data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
