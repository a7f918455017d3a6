using System.Globalization;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>A request as it came: its path below <c>/v2/</c> in parts, unescaped.</summary>
internal sealed record AttioRequest(
    string Method, string[] Path, IReadOnlyDictionary<string, string> Query, string? Authorization, JsonNode? Body)
{
    /// <exception cref="AttioRefusalException">There is none.</exception>
    public JsonObject Object => Body as JsonObject ?? throw AttioRefusalException.Validation("The body is no object.");

    /// <exception cref="AttioRefusalException">The body has no envelope.</exception>
    public JsonObject Data => Object["data"] as JsonObject is not { } data ? throw AttioRefusalException.Invalid("missing_value", "The body has no data.")
        : Object.Count == 1 ? data
        : throw AttioRefusalException.Validation("Unrecognized keys beside \"data\".");

    public string Line => $"{Method} {string.Join('/', Path)}";

    /// <exception cref="AttioRefusalException">It is no number, or out of its range.</exception>
    public int Number(string name, int unless, int most)
    {
        if (!Query.TryGetValue(name, out var text))
        {
            return unless;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw AttioRefusalException.Validation($"{name} is out of range.");
    }
}
