using System.Text;
using Spectre.Console.Testing;
using X80.Cli.Running;
using X80.Cli.Verify.Attended;
using X80.Conformance.Attended;
using X80.Conformance.Subjects;

namespace X80.Cli.Tests.Verify.Attended;

/// <summary>What a person is asked at the terminal, and what they may answer.</summary>
public sealed class TerminalAttendantTests : IDisposable
{
    private readonly TestConsole words = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => words.Dispose();

    [Fact]
    public async Task A_prompt_says_which_one_it_is_and_waits_for_enter()
    {
        await For("\n").AskAsync(new AttendedPrompt(2, 11, "Click 'Sync', once.", ClientControl.Sync), Cancel);

        Assert.Equal(["2 of 11: Click 'Sync', once.", "Then press Enter here."], words.Lines);
    }

    [Theory]
    [InlineData("yes\n", true, 1)]
    [InlineData("No\n", false, 1)]
    [InlineData("perhaps\n\n y \n", true, 3)]
    public async Task A_question_is_asked_until_it_is_answered_by_yes_or_no(string typed, bool answer, int times)
    {
        Assert.Equal(answer, await For(typed).ConfirmAsync("Did you?", Cancel));
        Assert.Equal(Enumerable.Repeat("Did you? yes or no:", times), words.Lines);
    }

    [Fact]
    public async Task An_input_that_has_ended_is_a_person_who_has_gone()
    {
        var gone = await Assert.ThrowsAsync<ClientFailedException>(() => For("").AskAsync(new AttendedPrompt(1, 11, "Open a chat.", null), Cancel));

        Assert.Equal("Nobody answers any more: the input has ended.", gone.Message);
    }

    private TerminalAttendant For(string typed) => new(new Consoles(TextWriter.Null, words, () => new MemoryStream(Encoding.UTF8.GetBytes(typed))));
}
