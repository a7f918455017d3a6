using System.Text;
using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>One change of a body: of a member, of a value, or of the bytes themselves.</summary>
public static class Mutation
{
    public const int Ways = 22;

    private const string Marker = "\u0001mutated\u0001";

    private static readonly string[] Odd =
        ["", " ", "private,shared", "Shared", " shared", "0", "null", "\u202e", "<script>", "2026-13-45T99:99:99Z", "2026-11-23T09:15:00", "../../etc"];

    // As they stand in JSON: what no writer of JSON would write.
    private static readonly string[] Raw =
        ["null", "1e400", "1.5", "-1", "9007199254740993", "\"\\ud800\"", "\"a\\u0000b\"", "\"\\udc00\\ud800\"", "NaN", "'x'", "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}"];

    /// <param name="target">The body to be changed.</param>
    /// <param name="place">Which member, of all in it.</param>
    /// <param name="way">How, below <see cref="Ways"/>.</param>
    /// <param name="detail">Which of several.</param>
    /// <param name="consented">Whether the consent fits the changed body, where the change leaves one that can be hashed.</param>
    public static async Task<byte[]> OfAsync(ValidBody target, int place, int way, int detail, bool consented)
    {
        var body = await target.MakeAsync();
        return await OfAsync(body, place, way, detail, changed => consented ? target.ConsentAsync(changed) : Task.FromResult(changed));
    }

    /// <summary>As above, of a body that stands as it is and whose consent, if any, is left alone.</summary>
    public static Task<byte[]> OfAsync(JsonObject body, int place, int way, int detail) => OfAsync(body, place, way, detail, Task.FromResult);

    private static async Task<byte[]> OfAsync(JsonObject body, int place, int way, int detail, Func<JsonObject, Task<JsonObject>> consent)
    {
        var places = Members(body).ToList();
        var (parent, name) = places.Count == 0 ? (body, "none") : places[place % places.Count];
        var replacement = Change(parent, name, way, detail);
        if (replacement is null && way < 18)
        {
            body = await consent(body);
        }

        var text = body.ToJsonString();
        if (replacement is not null)
        {
            text = text.Replace($"\"{Marker.Replace("\u0001", "\\u0001", StringComparison.Ordinal)}\"", replacement, StringComparison.Ordinal);
        }

        return Bytes(Encoding.UTF8.GetBytes(text), way, place, detail);
    }

    /// <returns>What is to stand in place of the marker that was set; null where the change is whole.</returns>
    private static string? Change(JsonObject parent, string name, int way, int detail)
    {
        var held = parent[name]?.DeepClone();
        switch (way)
        {
            case 0:
                parent.Remove(name);
                return null;
            case 1:
                parent.Remove(name);
                parent[name.ToUpperInvariant()] = held;
                return null;
            case 2:
                parent["unknown" + detail] = "x";
                return null;
            case 3:
                parent[name] = detail;
                return null;
            case 4:
                parent[name] = detail % 2 == 0;
                return null;
            case 5:
                parent[name] = new JsonArray(held);
                return null;
            case 6:
                parent[name] = new JsonObject();
                return null;
            case 7:
                parent[name] = new JsonArray();
                return null;
            case 8:
                parent[name] = new string('x', detail % 2 == 0 ? 300 : 70_000);
                return null;
            case >= 9 and < 13:
                parent[name] = Odd[detail % Odd.Length];
                return null;
            case >= 13 and < 17:
                parent[name] = Marker;
                return Raw[detail % Raw.Length];
            case 17:
                parent[name] = Marker;
                var same = held?.ToJsonString() ?? "null";
                return $"{same},\"{name}\":{same}";
            default:
                return null;
        }
    }

    private static byte[] Bytes(byte[] body, int way, int place, int detail)
    {
        var at = (place * 7919) % Math.Max(1, body.Length);
        switch (way)
        {
            case 18:
                return body[..at];
            case 19:
                body[at] = (byte)detail;
                return body;
            case 20:
                return [.. body[..at], 0xff, 0xfe, .. body[at..]];
            case 21:
                return detail % 3 == 0 ? [0xef, 0xbb, 0xbf, .. body] : detail % 3 == 1 ? [.. body, .. body] : Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body));
            default:
                return body;
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value).Prepend((members, member.Key))),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };
}
