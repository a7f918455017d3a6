using System.Globalization;
using System.Text.Json;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Reads members of answers.</summary>
internal static class AffinityText
{
    /// <returns>Null where it is absent, null, empty, or no string.</returns>
    public static string? Of(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var held) && held.ValueKind == JsonValueKind.String && held.GetString() is { Length: > 0 } text
            ? text
            : null;

    public static DateTimeOffset? TimeOf(JsonElement row, string name) =>
        DateTimeOffset.TryParse(Of(row, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public static IReadOnlyList<string> Many(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var held) && held.ValueKind == JsonValueKind.Array
            ? [.. held.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
            : [];

    /// <summary>Version 1's name of a person, company or opportunity.</summary>
    public static string NameOf(JsonElement row) =>
        Of(row, "name") ?? string.Join(' ', new[] { Of(row, "first_name"), Of(row, "last_name") }.OfType<string>());

    /// <summary>A name in the two parts that Affinity wants; the last one may be empty.</summary>
    public static (string First, string Last) Split(string name)
    {
        var words = name.Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (words[0], words.Length > 1 ? words[1] : "");
    }
}
