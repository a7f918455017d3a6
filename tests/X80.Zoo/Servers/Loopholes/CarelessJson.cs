using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>JSON as a careless server reads it: the last of two members wins, comments and commas are passed over.</summary>
internal static class CarelessJson
{
    private static readonly JsonDocumentOptions Careless = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] Body = ["consent", "reading", "messages", "message", "channel", "key", "title", "phone", "handle", "kind", "recordId", "note", "day", "conversationId", "typed", "fields", "was", "name", "email", "domain", "query"];
    private static readonly string[] Flip = ["consent", "state", "history"];
    private static readonly string[] Consent = ["action", "clickId", "clickedAt", "payloadHash", "sameChat"];
    private static readonly string[] Reading = ["readAt", "flavour", "pack", "coverage", "strategies", "flags"];
    private static readonly string[] Coverage = ["rowsSeen", "rowsRead", "notRendered", "truncated", "unknownKind", "first", "last"];
    private static readonly string[] Message = ["id", "sentAt", "sentAtCertainty", "author", "direction", "kind", "text", "caption", "fileName", "replyTo", "edited", "forwarded", "truncated"];

    public static JsonObject? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Careless);
            return Copy(document.RootElement) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void KeepKnown(JsonObject body, bool isFlip)
    {
        Keep(body, isFlip ? Flip : Body);
        Keep(body["consent"] as JsonObject, Consent);
        Keep(body["reading"] as JsonObject, Reading);
        Keep((body["reading"] as JsonObject)?["coverage"] as JsonObject, Coverage);
        Keep(body["message"] as JsonObject, Message);
        foreach (var message in (body["messages"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Keep(message, Message);
        }
    }

    private static void Keep(JsonObject? json, string[] names)
    {
        foreach (var name in json?.Select(member => member.Key).Except(names).ToList() ?? [])
        {
            json!.Remove(name);
        }
    }

    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var json = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    json[member.Name] = Copy(member.Value);
                }
                return json;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }
}
