using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>An answer: its status, its body, and when to come again.</summary>
internal sealed record AttioReply(int Status, JsonNode? Body)
{
    public DateTimeOffset? RetryAfter { get; init; }

    public static AttioReply Data(JsonNode data) => new(200, new JsonObject { ["data"] = data });

    public static AttioReply Empty { get; } = new(200, new JsonObject());
}
