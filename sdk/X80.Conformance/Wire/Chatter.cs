using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace X80.Conformance.Wire;

/// <summary>
/// Plausible messages of invented people: nothing on the wire tells a server that it is being tested. Names and ids are
/// random, whatever the seed, for the same reason as canaries are.
/// </summary>
internal sealed class Chatter(TimeProvider time)
{
    private static readonly string[] Openings =
    [
        "Just spoke to {0}, they are fine with the draft", "Could you ask {0} about Thursday?", "The notes for {0} are in the folder",
        "{0} would like to move the call", "Please forward it to {0} when you can", "I will meet {0} at the station",
    ];

    private static readonly string[] Fillers = ["Good morning!", "Thanks, that helps", "Let me check and come back to you", "Perfect 👍", "On my way"];

    private static readonly string[] Given = ["Milena", "Otto", "Ruth", "Kwame", "Yuki", "Pilar", "Sander", "Amara"];

    private static readonly string[] Family = ["Brandt", "Osei", "Lindqvist", "Marchetti", "Novak", "Delgado", "Haas", "Okafor"];

    private int minute;

    public static string Person() => $"{Pick(Given)} {Pick(Family)}";

    /// <summary>Some ordinary lines with one among them that names the text.</summary>
    public IReadOnlyList<JsonObject> Around(string text) => [Message(Pick(Fillers)), Message(Sentence(text)), Message(Pick(Fillers))];

    public static string Sentence(string text) => string.Format(CultureInfo.InvariantCulture, Pick(Openings), text);

    public JsonObject Message(string text) => new()
    {
        ["id"] = "3EB0" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
        ["sentAt"] = time.GetUtcNow().AddDays(-1).AddMinutes(minute++).ToString("yyyy-MM-dd'T'HH:mm:00'+00:00'", CultureInfo.InvariantCulture),
        ["sentAtCertainty"] = "minute",
        ["author"] = Person(),
        ["direction"] = RandomNumberGenerator.GetInt32(2) == 0 ? "in" : "out",
        ["kind"] = "text",
        ["text"] = text,
    };

    public JsonObject Reading(int rows, string packVersion) => new()
    {
        ["readAt"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture),
        ["flavour"] = "e",
        ["pack"] = new JsonObject { ["id"] = "whatsapp-web", ["version"] = packVersion },
        ["coverage"] = new JsonObject { ["rowsSeen"] = rows, ["rowsRead"] = rows, ["notRendered"] = 0, ["truncated"] = 0, ["unknownKind"] = 0 },
        ["strategies"] = new JsonObject(),
        ["flags"] = new JsonArray(),
    };

    private static string Pick(string[] words) => words[RandomNumberGenerator.GetInt32(words.Length)];
}
