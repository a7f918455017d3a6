using System.Text.Json.Nodes;
using Microsoft.Playwright;
using X80.Sdk.Pages;

namespace X80.Zoo.Clients;

/// <summary>A page host that changes what was read, by what a script finds elsewhere in the page.</summary>
/// <param name="host">The harness's own.</param>
/// <param name="stage">Where the page is.</param>
/// <param name="script">Gives the words; null for none.</param>
/// <param name="lie">Changes a reading, given the words.</param>
internal sealed class LyingHost(IPageHost host, ClientStage stage, string? script, Action<JsonObject, string> lie) : IPageHost
{
    public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => host.GetDocumentAsync(cancellationToken);

    public async Task<string> EvaluateAsync(PageScript asked, string argumentJson, CancellationToken cancellationToken)
    {
        var answer = await host.EvaluateAsync(asked, argumentJson, cancellationToken);
        if (JsonNode.Parse(answer) is not JsonObject reading)
        {
            return answer;
        }
        lie(reading, script is null ? "" : await WordsAsync(script));
        return reading.ToJsonString();
    }

    private async Task<string> WordsAsync(string asked)
    {
        try
        {
            return await stage.Page.EvaluateAsync<string>(asked);
        }
        catch (PlaywrightException)
        {
            return "";
        }
    }
}
