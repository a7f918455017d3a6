using System.Text;
using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Sdk.Guarding;

namespace X80.Cli.Guard;

/// <summary>Answers one line for each address, in the order given; of a long input it holds a bufferful at most.</summary>
internal sealed class GuardChecker
{
    private const int MostHeld = 32_768;
    private const int Between = 2;
    private const int WordWidth = 8;
    private const int ReasonWidth = 18;

    // Every byte of the input counts: a byte order mark is a character of the first address, not a hint to the reader.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Consoles consoles;
    private readonly StringBuilder answers = new();

    public GuardChecker(Consoles consoles) => this.consoles = consoles;

    /// <returns>Always done: a refusal is an answer, not a failure.</returns>
    public async Task<int> RunAsync(GuardCheckRequest request, CancellationToken cancellationToken)
    {
        var guard = new HostGuard(request.Channel.DocumentHosts);
        if (request.FromInput)
        {
            await AnswerInputAsync(request, guard, cancellationToken);
        }
        else
        {
            foreach (var url in request.Urls)
            {
                Answer(request, guard, url);
            }
        }

        await WriteAsync(cancellationToken);
        return ExitCode.Done;
    }

    private async Task AnswerInputAsync(GuardCheckRequest request, HostGuard guard, CancellationToken cancellationToken)
    {
        using var input = new StreamReader(consoles.Input(), Utf8, detectEncodingFromByteOrderMarks: false);
        var lines = new LineFeedReader(input);
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            Answer(request, guard, line);

            // Whoever sent one line and waits for its answer gets it; in a long file answers go out by the bufferful.
            if (answers.Length >= MostHeld || !lines.HasLine)
            {
                await WriteAsync(cancellationToken);
            }
        }
    }

    private void Answer(GuardCheckRequest request, HostGuard guard, string url)
    {
        var decision = guard.Decide(url, request.Context, request.Gesture);
        var word = Word(decision.Action);
        var lines = request.Json
            ? [JsonSerializer.Serialize(new GuardAnswer(url, word, decision.Trusted, decision.Reason), CliJson.Default.GuardAnswer)]
            : FoldedText.Of(InColumn(word, WordWidth) + InColumn(decision.Reason, ReasonWidth), PrintableText.Of(url), consoles.DataWidth);
        answers.AppendJoin('\n', lines).Append('\n');
    }

    /// <summary>On a terminal answers stand below each other, as they come; in a pipe a tab follows.</summary>
    private string InColumn(string cell, int width) => consoles.DataWidth is null ? cell + '\t' : cell.PadRight(width + Between);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await consoles.Data.WriteAsync(answers, cancellationToken);
        await consoles.Data.FlushAsync(cancellationToken);
        answers.Clear();
    }

    private static string Word(GuardAction action) => action switch
    {
        GuardAction.Load => "load",
        GuardAction.OpenExternally => "external",
        _ => "refuse",
    };
}
