using System.Globalization;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>A request as it came: its path in parts, unescaped, without the version.</summary>
internal sealed record AffinityRequest(
    string Method, bool IsSecond, string[] Path, IReadOnlyDictionary<string, string> Query, string? Authorization, string? Version, JsonNode? Body)
{
    /// <exception cref="AffinityRefusalException">There is none.</exception>
    public JsonObject Object => Body as JsonObject ?? throw Refuse("validation", "The body is no object.", null);

    /// <value>Whether it changes nothing although it is a POST.</value>
    public bool IsSearch => Path is [_, "search"];

    public bool Writes => Method != "GET" && !IsSearch;

    /// <exception cref="AffinityRefusalException">It is no number, or out of its range.</exception>
    public int Number(string name, int unless, int most)
    {
        if (!Query.TryGetValue(name, out var text))
        {
            return unless;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw Refuse("validation", $"{name} is out of range.", name);
    }

    /// <exception cref="AffinityRefusalException">It is no number.</exception>
    public long Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw NotFound();

    public AffinityRefusalException NotFound() => new(IsSecond, 404, "not-found", "The resource was not found.", null);

    /// <summary>400 of version 2, 422 of version 1.</summary>
    public AffinityRefusalException Refuse(string code, string message, string? parameter) => new(IsSecond, IsSecond ? 400 : 422, code, message, parameter);

    public AffinityRefusalException Forbidden(string message) => new(IsSecond, 403, "authorization", message, null);
}
