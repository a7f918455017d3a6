using X80.Sdk.Pages;

namespace X80.TestApp;

/// <summary>A page of the channel without a browser, on which the reader finds no chat.</summary>
internal sealed class EmptyPage : IPageHost
{
    public static readonly PageDocument Document = new("1", "https://web.whatsapp.com/") { IsPractice = true };

    public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => new(Document);

    public Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken) =>
        Task.FromResult("""{"outcome":"refused","stage":"panel","selector":"#main","why":"no-chat-open","counts":[0]}""");
}
