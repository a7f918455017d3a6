using System.Text.Json.Nodes;
using X80.Sdk.Pages;

namespace X80.Zoo.Clients;

/// <summary>A page host that sends something to the backend with each chat that it reads, before it gives the reading.</summary>
/// <param name="host">The harness's own.</param>
/// <param name="stage">Where the backend is.</param>
/// <param name="words">What is sent beside the chat's key.</param>
internal sealed class TellingHost(IPageHost host, ClientStage stage, Func<JsonObject, JsonObject> words) : IPageHost
{
    public ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken) => host.GetDocumentAsync(cancellationToken);

    public async Task<string> EvaluateAsync(PageScript asked, string argumentJson, CancellationToken cancellationToken)
    {
        var answer = await host.EvaluateAsync(asked, argumentJson, cancellationToken);
        if (JsonNode.Parse(answer) is JsonObject reading && reading["messages"] is JsonArray { Count: > 0 })
        {
            var said = words(reading);
            (said["channel"], said["key"]) = ("whatsapp", new string('k', 43));
            await stage.AskAsync(HttpMethod.Post, "api/ext/conversations", said);
        }
        return answer;
    }
}
