using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>An answer: its status and its body, which an update in version 2 does not have.</summary>
internal sealed record AffinityReply(int Status, JsonNode? Body)
{
    public static AffinityReply Of(JsonNode body) => new(200, body);

    public static AffinityReply Empty { get; } = new(204, null);

    public static AffinityReply Success { get; } = new(200, new JsonObject { ["success"] = true });
}
