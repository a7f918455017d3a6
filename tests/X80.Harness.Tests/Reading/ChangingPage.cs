using X80.Sdk.Pages;

namespace X80.Harness.Tests.Reading;

/// <summary>A page that changes after so many calls of the script: what happens when a message comes in while a long chat is read.</summary>
internal sealed class ChangingPage(ReaderPage page, int calls, string change) : IPageHost
{
    public int Calls { get; private set; }

    public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => page.GetDocumentAsync(cancellationToken);

    public async Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken)
    {
        var answer = await page.EvaluateAsync(script, argumentJson, cancellationToken);
        Calls++;
        if (Calls == calls)
        {
            await page.Page.EvaluateAsync($"() => {{ {change} }}");
        }

        return answer;
    }
}
