using System.IO.Pipelines;
using System.Text.Json;
using Spectre.Console.Testing;
using X80.Cli.Running;
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
        var run = await CliRun.OfAsync("guard", "check", "https://web.whatsapp.com/\u001b[2J\r\nload\u202e");

        Assert.Single(run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain('\u001b', run.Data);
        Assert.DoesNotContain('\u202e', run.Data);
    }

    [Fact]
    public async Task A_byte_order_mark_is_a_character_of_the_first_address()
    {
        var run = await CliRun.OfAsync(new MemoryStream([0xef, 0xbb, 0xbf, .. "https://web.whatsapp.com/"u8]), ["guard", "check", "-", "--json"]);

        var answer = Assert.Single(Answers(run.Data));
        Assert.Equal("\ufeffhttps://web.whatsapp.com/", answer.GetProperty("url").GetString());
        Assert.Equal("refuse", answer.GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData("top", "https://web.whatsapp.com/", "load", true)]
    [InlineData("frame", "about:blank", "load", false)]
    [InlineData("frame", "mailto:a@b.co", "refuse", false)]
    [InlineData("popup", "https://example.com/", "external", false)]
    [InlineData("permission", "https://web.whatsapp.com", "load", true)]
    [InlineData("external", "tel:+15551234567", "external", false)]
    [InlineData("download", "blob:https://web.whatsapp.com/1", "load", true)]
    [InlineData("dialog", "about:blank", "refuse", false)]
    public async Task An_answer_depends_on_the_context_it_was_asked_for(string context, string url, string decision, bool trusted)
    {
        var run = await CliRun.OfAsync("guard", "check", "--context", context, "--gesture", "--json", url);

        var answer = Assert.Single(Answers(run.Data));
        Assert.Equal(["url", "decision", "trusted", "reason"], answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal((url, decision, trusted), (answer.GetProperty("url").GetString(), answer.GetProperty("decision").GetString(), answer.GetProperty("trusted").GetBoolean()));
    }

    [Theory]
    [InlineData("--context", "sidebar", "https://web.whatsapp.com/")]
    [InlineData("--channel", "carrier-pigeon", "https://web.whatsapp.com/")]
    [InlineData("--gestures", "https://web.whatsapp.com/")]
    [InlineData]
    public async Task What_it_does_not_understand_is_a_usage_error_and_no_decision(params string[] arguments)
    {
        var run = await CliRun.OfAsync(["guard", "check", .. arguments]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Data);
    }

    [Fact]
    public async Task Help_shows_how_it_is_used() =>
        Assert.Contains("cat addresses.txt | x80 guard check - --json", (await CliRun.OfAsync("guard", "check", "--help")).Data, StringComparison.Ordinal);

    [Fact]
    public async Task A_million_lines_get_a_million_answers_and_few_are_held_at_any_time()
    {
        const int Lines = 1_000_000;
        await using var answers = new AnswerCounter();
        await using var input = new LineSource(["https://web.whatsapp.com/", "", " https://evil.example/", "tel:+1"], Lines, answers);
        using var words = new TestConsole();
        var consoles = new Consoles(answers, words, () => input);

        var exitCode = await new CommandRunner(CommandTree.Create(consoles, TimeProvider.System), consoles, TimeProvider.System)
            .RunAsync(["guard", "check", "-"], TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Done, Lines), (exitCode, answers.Count));
        Assert.InRange(input.MostUnanswered, 1, 10_000);
    }

    [Fact]
    public async Task A_line_is_answered_while_the_input_is_still_open()
    {
        var input = new Pipe();
        await using var answers = new AnswerCounter();
        using var words = new TestConsole();
        var consoles = new Consoles(answers, words, () => input.Reader.AsStream());
        var running = new CommandRunner(CommandTree.Create(consoles, TimeProvider.System), consoles, TimeProvider.System)
            .RunAsync(["guard", "check", "-"], TestContext.Current.CancellationToken);

        await input.Writer.WriteAsync("https://web.whatsapp.com/\n"u8.ToArray(), TestContext.Current.CancellationToken);

        await answers.First.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        await input.Writer.CompleteAsync();
        Assert.Equal(ExitCode.Done, await running);
    }

    private static List<JsonElement> Answers(string data) =>
        [.. data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
