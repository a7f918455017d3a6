using System.Globalization;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>Pages. A token of version 1 is good for the very question that it was given to.</summary>
internal static class AffinityPages
{
    /// <exception cref="AffinityRefusalException">The token belongs to another question.</exception>
    public static (JsonArray Page, string? Next) Of(AffinityRequest request, IEnumerable<JsonNode> rows, int unless, int most)
    {
        var size = request.Number("page_size", unless, most);
        var question = string.Join('&', request.Query.Where(one => one.Key != "page_token").OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"));
        var mark = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(question)))[..12];
        var skip = 0;
        if (request.Query.TryGetValue("page_token", out var token)
            && (token.Split('.') is not [var place, var held] || held != mark || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out skip)))
        {
            throw request.Refuse("validation", "Invalid page_token variable", "page_token");
        }

        var all = rows.ToList();
        var page = all.Skip(skip).Take(size).Select(row => row.DeepClone()).ToArray();

        // A full page names a next one even where that will be empty.
        return (new JsonArray(page), page.Length == size ? string.Create(CultureInfo.InvariantCulture, $"{skip + size}.{mark}") : null);
    }

    /// <summary>A page of version 2 that holds everything.</summary>
    public static JsonObject Second(IEnumerable<JsonObject> rows) => new()
    {
        ["data"] = new JsonArray([.. rows]),
        ["pagination"] = new JsonObject { ["prevUrl"] = null, ["nextUrl"] = null },
    };
}
