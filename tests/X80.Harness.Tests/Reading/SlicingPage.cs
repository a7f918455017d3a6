using X80.Sdk.Pages;

namespace X80.Harness.Tests.Reading;

/// <summary>A page whose reader takes a chat for a long one from very few rows on, so that short chats are read in slices, too.</summary>
internal sealed class SlicingPage(ReaderPage page, int rows) : IPageHost
{
    private const string Limit = "const SLICE = 500;";

    /// <summary>What was asked of the script, such as <c>slice</c>, in order.</summary>
    public List<string> Acts { get; } = [];

    public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => page.GetDocumentAsync(cancellationToken);

    public Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken)
    {
        Assert.Contains(Limit, script.Source, StringComparison.Ordinal);
        Acts.Add(System.Text.Json.Nodes.JsonNode.Parse(argumentJson)!["what"]!.GetValue<string>());
        return page.EvaluateAsync(script.Source.Replace(Limit, $"const SLICE = {rows};", StringComparison.Ordinal), argumentJson);
    }
}
