using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Odd;

/// <summary>Takes paths with a slash more, and answers with members, headers and statuses that no client knows.</summary>
internal sealed class LenientServer : OddServer
{
    public override string Name => "lenient";

    public override string Defect => "None: it takes paths in other forms and answers more than is asked.";

    protected override SeenRequest Take(SeenRequest request) => request with { Path = request.Path.Replace("//", "/", StringComparison.Ordinal).TrimEnd('/') };

    protected override string Answer(SeenRequest request, HttpResponse response, string answer)
    {
        response.Headers["X-Powered-By"] = "kindness";
        if (response.StatusCode == 200 && request.Method is "POST" or "PUT" && response.StatusCode == 200)
        {
            response.StatusCode = 201;
        }
        if (!answer.StartsWith('{') || JsonNode.Parse(answer) is not JsonObject json)
        {
            return answer;
        }
        json["weather"] = new JsonObject { ["sky"] = "blue", ["seen"] = new JsonArray(1, 2, 3) };
        return json.ToJsonString();
    }
}
