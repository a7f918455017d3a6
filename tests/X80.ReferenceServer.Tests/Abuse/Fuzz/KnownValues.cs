using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Tests.Abuse.Fuzz;

/// <summary>What a server has said, by the name it gave it: so that one request's answer becomes part of the next request.</summary>
internal sealed class KnownValues
{
    private const int MostOfOne = 6;

    private readonly Dictionary<string, List<string>> values = [];

    /// <summary>Keeps every string and number of an answer. An id is kept under the name of what it is the id of.</summary>
    public void Learn(JsonNode? answer)
    {
        switch (answer)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    // A record's activities may be of anybody's conversations: one's own are learnt from the conversation itself.
                    if (name != "conversationId")
                    {
                        Keep(name == "id" ? IdOf(members) : name, value as JsonValue);
                    }

                    Learn(value);
                }

                break;
            case JsonArray items:
                items.ToList().ForEach(Learn);
                break;
            default:
                break;
        }
    }

    public void Keep(string name, string value)
    {
        var known = values.TryGetValue(name, out var held) ? held : values[name] = [];
        if (!known.Contains(value))
        {
            known.Add(value);
        }

        if (known.Count > MostOfOne)
        {
            known.RemoveAt(0);
        }
    }

    /// <returns>One of them, or null where none is known yet.</returns>
    public string? Any(Random random, string name) =>
        values.TryGetValue(name, out var known) ? known[random.Next(known.Count)] : null;

    public bool Holds(string name, string value) => values.TryGetValue(name, out var known) && known.Contains(value);

    private static string IdOf(JsonObject members) =>
        members.ContainsKey("privacy") ? "conversationId" : members.ContainsKey("sentAtCertainty") ? "messageId" : "id";

    private void Keep(string name, JsonValue? value)
    {
        if (value is not null)
        {
            Keep(name, value.ToString());
        }
    }
}
