using System.Text.Json;
using X80.Cli.Running;
using X80.Sdk.Guarding;

namespace X80.Cli.Guard;

/// <summary>Answers one line for each address, without holding more than one.</summary>
internal sealed class GuardChecker
{
    private readonly Consoles consoles;

    public GuardChecker(Consoles consoles) => this.consoles = consoles;

    /// <returns>Always done: a refusal is an answer, not a failure.</returns>
    public async Task<int> RunAsync(GuardCheckRequest request, CancellationToken cancellationToken)
    {
        var guard = new HostGuard(request.Channel.DocumentHosts);
        await foreach (var url in UrlsOf(request, cancellationToken))
        {
            consoles.Data.Write(Line(request, url, guard.Decide(url, request.Context, request.Gesture)));
            consoles.Data.Write('\n');
        }

        await consoles.Data.FlushAsync(cancellationToken);
        return ExitCode.Done;
    }

    private async IAsyncEnumerable<string> UrlsOf(
        GuardCheckRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!request.FromInput)
        {
            foreach (var url in request.Urls)
            {
                yield return url;
            }

            yield break;
        }

        using var input = new StreamReader(consoles.Input());
        var lines = new LineFeedReader(input);
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            yield return line;
        }
    }

    private static string Line(GuardCheckRequest request, string url, GuardDecision decision) => request.Json
        ? JsonSerializer.Serialize(new GuardAnswer(url, Word(decision.Action), decision.Trusted, decision.Reason), CliJson.Default.GuardAnswer)
        : $"{Word(decision.Action)}\t{decision.Reason}\t{PrintableText.Of(url)}";

    private static string Word(GuardAction action) => action switch
    {
        GuardAction.Load => "load",
        GuardAction.OpenExternally => "external",
        _ => "refuse",
    };
}
