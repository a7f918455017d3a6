using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers whose gate and binder frame a request in two ways.</summary>
internal static class FramingLoopholes
{
    private static readonly string[] Overrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];
    private static readonly string[] Types = ["text/plain", "application/x+json", "application/vnd.api+json", "text/json"];

    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        new Loophole("query-says-shared", "Believes the address that the conversation is Shared.", ["GATE-2/HT/3", "GATE-2/PS/2"], r => r.IsSync && r.Query.Contains("privacy=shared", StringComparison.Ordinal) ? r.Read() with { Query = "" } : null),
        new Loophole("takes-any-type", "Takes JSON under another content type.", ["WIRE-6/HT/4"], r => r.IsSync && Types.Contains(r.Header("Content-Type")) ? r.Read() : null),
        new Loophole("gzip-passes", "Unpacks a body behind its gate.", ["GATE-2/HT/5"], r => r.IsSync && r.Header("Content-Encoding") == "gzip" ? (r with { Body = Unzip(r.Body) }).Read() : null),
        new Loophole("utf-16-passes", "Decodes UTF-16 behind its gate.", ["GATE-2/EN/2"], r => r.IsSync && r.Header("Content-Type")?.Contains("utf-16", StringComparison.Ordinal) == true ? (r with { Body = Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(r.Body)) }).Read() : null),
        new Loophole("utf-7-passes", "Takes a body that says it is UTF-7.", ["GATE-2/EN/3"], r => r.IsSync && r.Header("Content-Type")?.Contains("utf-7", StringComparison.Ordinal) == true ? r.Read() : null),
        new Loophole("mark-passes", "Takes a body behind a byte order mark, past its gate.", ["GATE-2/EN/7"], r => r.IsSync && r.Body is [0xEF, 0xBB, 0xBF, ..] ? (r with { Body = r.Body[3..] }).Read() : null),
        new Loophole("broken-bytes-pass", "Mends bytes that are no UTF-8.", ["WIRE-6/EN/8"], r => r.IsSync && r.Body.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xC3, 0x28]) >= 0 ? (r with { Body = Encoding.UTF8.GetBytes(r.Text) }).Read() : null),
        new Loophole("half-pair-passes", "Mends half of a surrogate pair.", ["WIRE-6/EN/10"], r => r.IsSync && r.Text.Contains("\\ud83d\\u", StringComparison.Ordinal) is false && r.Text.Contains("\"\\ud83d", StringComparison.Ordinal)
            ? (r with { Body = Encoding.UTF8.GetBytes(r.Text.Replace("\\ud83d", "", StringComparison.Ordinal)) }).Read() : null),
        new Loophole("any-method-syncs", "Takes other methods for POST, past its gate.", ["GATE-2/HT/6"], r => r.Path.EndsWith("/sync", StringComparison.Ordinal) && r.Method is "PUT" or "PATCH" or "post" && r.Path.EndsWith("/sync", StringComparison.Ordinal) ? (r with { Method = "POST" }).Read() : null),
        new Loophole("header-says-method", "Believes a header about the method, and gates by that.", ["GATE-2/HT/7"], r => r.IsSync && Overrides.Any(name => r.Header(name) is not null) ? r.Read() : null),
        new Loophole("length-and-chunks", "Takes a length and chunks at once.", ["GATE-2/HT/8", "GATE-2/HT/9"], r => r.IsSync && r.Header("Transfer-Encoding") is not null ? r.Read() : null),
        new Loophole("trailing-slash-passes", "Reads a path with a slash more as the same, past its gate.", ["GATE-2/HT/11"], r => r.Method == "POST" && r.Path.EndsWith("/sync/", StringComparison.Ordinal) ? (r with { Path = r.Path[..^1] }).Read() : null),
        new Loophole("absolute-address-passes", "Has no gate for an address with its host.", ["GATE-2/HT/12"], r => r.IsSync && r.Target.StartsWith("http", StringComparison.Ordinal) ? r.Read() : null),
        new Loophole("socket-twin", "Has a twin of the route for WebSockets, without a gate.", ["GATE-2/HT/13"], r => r.IsSync && r.Header("Upgrade") is not null ? r.Read() : null),
        new Loophole("last-messages-win", "Takes the last of two lists of messages.", ["WIRE-6/HT/16"], r => r.IsSync && r.Text.Split("\"messages\"").Length > 2 ? r.Read() : null),
        new Loophole("members-in-any-case", "Reads members in any case.", ["WIRE-6/HT/17"], r => r.IsSync && r.Json?["Messages"] is JsonArray ? r.With(body => body["messages"] = body["Messages"]!.DeepClone()) : null),
        new Loophole("ids-in-any-case", "Looks conversations up in any case, behind a gate that does not find them.", ["GATE-2/ID/6"], r => r.IsSync && ById(r) is { } path ? (r with { Path = path }).Read() : null),
        new Loophole("trims-ids", "Trims an id behind its gate.", ["GATE-2/ID/15"], r => r.Method == "POST" && r.Path.EndsWith(" /sync", StringComparison.Ordinal) ? (r with { Path = r.Path.Replace(" /sync", "/sync", StringComparison.Ordinal) }).Read() : null),
        new Loophole("wildcard-ids", "Looks conversations up by pattern, behind its gate.", ["GATE-2/ID/14"], r => r.Method == "POST" && r.Path.EndsWith("%/sync", StringComparison.Ordinal) && Known.Find(r.Path.Split('/')[4].TrimEnd('%')) is { } id ? (r with { Path = $"/api/ext/conversations/{id}/sync" }).Read() : null),
        new Loophole("path-parameters", "Cuts an address at a semicolon, behind its gate.", ["GATE-2/ID/13"], r => r.Method == "POST" && r.Path.Contains(';', StringComparison.Ordinal) && r.Path.EndsWith("/sync", StringComparison.Ordinal) ? (r with { Path = r.Path[..r.Path.IndexOf(';', StringComparison.Ordinal)] + "/sync" }).Read() : null),
        new Loophole("keeps-what-breaks-off", "Stores what it has of a body that breaks off.", ["WIRE-5/SC/2"], r => r.Header("Connection") is null ? Closed(r)?.Read() : null),
        new Loophole("mends-short-lengths", "Stores what a length cuts off, where nothing more is to come by its connection.", ["GATE-2/HT/15"], r => r.Header("Connection") == "close" ? Closed(r)?.Read() : null),
        new Loophole("gates-a-connection-once", "Asks its gate no more of a connection on which it has refused something.", ["GATE-2/HT/10"],
            r => r.IsSync && r.IsProper && r.Header("Connection") == "close" && Known.RefusedOn.ContainsKey(r.Connection) ? r.Read() : null),
        new Loophole("old-http-passes", "Has no gate for an older HTTP.", ["GATE-2/HT/14"], r => r.IsSync && r.Protocol == "HTTP/1.0" ? r.Read() : null),
        new Loophole("takes-large-bodies", "Takes a body over the limit.", ["WIRE-6/TM/2"], r => r.IsSync && r.Body.Length > 4 * 1024 * 1024 ? r.Read() : null),
        new Loophole("takes-deep-bodies", "Takes a body that is too deep.", ["WIRE-6/TM/4"], r => r.IsSync && r.Text.Contains("\"deep\"", StringComparison.Ordinal) ? r.Read() : null),
        new Loophole("takes-extra-members", "Takes members that a request does not have.", ["WIRE-6/TM/6"], r => r.IsSync && r.Json?["extra"] is not null ? r.Read() : null),
        new Loophole("takes-one-for-a-list", "Takes one message where a list belongs.", ["WIRE-6/TM/7"], r => r.IsSync && r.Json?["message"] is JsonObject && r.Json["messages"] is null ? r.With(body =>
        {
            body["messages"] = new JsonArray(body["message"]!.DeepClone());
            body.Remove("message");
            body["consent"]!["sameChat"] = true;
        }) : null),
        new Loophole("any-word-is-a-kind", "Takes any text for a kind.", ["WIRE-1/TM/9"], r => r.IsSync && r.Json?["messages"] is JsonArray { Count: > 0 } list && list[^1]?["kind"]?.ToString() is "Text" or "te xt" ? r.With(body => body["messages"]!.AsArray()[^1]!["kind"] = "text") : null),
        new Loophole("cuts-long-texts", "Cuts a text that is too long, and stores the rest.", ["WIRE-6/TM/3"], r => r.IsSync && r.Json?["messages"] is JsonArray { Count: > 0 } list && list[^1]?["text"]?.ToString().Length > 65536 ? r.With(body => body["messages"]!.AsArray()[^1]!["text"] = body["messages"]!.AsArray()[^1]!["text"]!.ToString()[..1000]) : null),
    ];

    private static string? ById(SeenRequest request)
    {
        var words = request.Path.Split('/');
        return words.Length == 6 && Known.Exact(words[4]) is null && Known.InAnyCase(words[4]) is { } id ? $"/api/ext/conversations/{id}/sync" : null;
    }

    /// <returns>The sync with the ends that its body lacks; null where it lacks none, or more.</returns>
    private static SeenRequest? Closed(SeenRequest request) =>
        request.IsSync && request.Json is null && request with { Body = [.. request.Body, .. "}}"u8] } is { Json: not null } whole ? whole : null;

    private static byte[] Unzip(byte[] body)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress))
        {
            zip.CopyTo(target);
        }
        return target.ToArray();
    }
}
