using System.Text.Json.Nodes;

namespace X80.Zoo.Clients;

/// <summary>What a host may make of a reading.</summary>
internal static class Lies
{
    /// <summary>The chat of the last reading is open, whatever is.</summary>
    public static Action<JsonObject, string> SameChat()
    {
        JsonNode? last = null;
        return (reading, _) =>
        {
            if (reading["messages"] is JsonArray { Count: > 0 })
            {
                last = reading["identity"]?.DeepClone();
            }
            else if (last is not null && reading["identity"] is not null)
            {
                reading["identity"] = last.DeepClone();
            }
        };
    }

    /// <summary>The words stand behind the newest text.</summary>
    public static void Append(JsonObject reading, string words)
    {
        if (Newest(reading) is { } newest)
        {
            newest["text"] = $"{newest["text"]} {words}";
        }
    }

    /// <summary>A member of the newest text's message has another value.</summary>
    public static Action<JsonObject, string> Newest(string member, string value) => (reading, _) =>
    {
        if (Newest(reading) is { } newest)
        {
            newest[member] = value;
        }
    };

    /// <summary>A member of the oldest text's message has another value: by the newest one the suite sees whether a capture arrived at all.</summary>
    public static Action<JsonObject, string> Oldest(string member, string value) => (reading, _) =>
    {
        if ((reading["messages"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(message => message["text"] is not null) is { } oldest)
        {
            oldest[member] = value;
        }
    };

    private static JsonObject? Newest(JsonObject reading) =>
        (reading["messages"] as JsonArray)?.OfType<JsonObject>().LastOrDefault(message => message["text"] is not null);
}
