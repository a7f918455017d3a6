using System.Collections.Concurrent;
using System.Text.Json;
using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>The attributes of the workspace's objects, asked for when they are needed and believed for a few minutes.</summary>
internal sealed class AttioSchema(AttioHttp http, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, IReadOnlyList<AttioAttribute> Attributes)> known = new();

    /// <returns>None where the object is switched off.</returns>
    public Task<IReadOnlyList<AttioAttribute>> OfAsync(RecordKind kind, CancellationToken cancellationToken) =>
        OfAsync($"v2/objects/{AttioKinds.SlugOf(kind)}", cancellationToken);

    /// <returns>None where the plan has no activities of its own, or none of this type.</returns>
    public Task<IReadOnlyList<AttioAttribute>> OfActivityAsync(string slug, CancellationToken cancellationToken) =>
        OfAsync($"v2/activities/{Uri.EscapeDataString(slug)}", cancellationToken);

    private async Task<IReadOnlyList<AttioAttribute>> OfAsync(string path, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(path, out var held) && held.Until > time.GetUtcNow())
        {
            return held.Attributes;
        }

        var isObject = path.StartsWith("v2/objects/", StringComparison.Ordinal);
        var rows = isObject ? await http.FindAsync($"{path}/attributes", cancellationToken) : await http.FindAllowedAsync($"{path}/attributes", cancellationToken);
        var attributes = new List<AttioAttribute>();
        foreach (var row in rows is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray() : default)
        {
            if (!row.GetProperty("is_archived").GetBoolean())
            {
                attributes.Add(await ReadAsync(path, row, cancellationToken));
            }
        }

        known[path] = (time.GetUtcNow() + Life, attributes);
        return attributes;
    }

    private async Task<AttioAttribute> ReadAsync(string path, JsonElement row, CancellationToken cancellationToken)
    {
        var (attribute, type) = (row.GetProperty("api_slug").GetString()!, row.GetProperty("type").GetString()!);
        return new AttioAttribute(
            attribute,
            row.GetProperty("title").GetString() ?? attribute,
            type,
            row.GetProperty("is_multiselect").GetBoolean(),
            row.GetProperty("is_writable").GetBoolean(),
            type is "status" or "select" ? await TitlesAsync(path, attribute, type, cancellationToken) : null)
        {
            IsUnique = row.GetProperty("is_unique").GetBoolean(),
        };
    }

    private async Task<IReadOnlyList<string>> TitlesAsync(string path, string attribute, string type, CancellationToken cancellationToken)
    {
        var list = type == "status" ? "statuses" : "options";
        var rows = await http.FindAsync($"{path}/attributes/{Uri.EscapeDataString(attribute)}/{list}", cancellationToken);
        return rows is not { ValueKind: JsonValueKind.Array } all
            ? []
            : [.. all.EnumerateArray().Where(row => !row.GetProperty("is_archived").GetBoolean()).Select(row => row.GetProperty("title").GetString()!)];
    }
}
