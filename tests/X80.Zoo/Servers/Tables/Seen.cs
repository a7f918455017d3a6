using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>What servers that say too much remember of what they saw.</summary>
internal static class Seen
{
    public static ConcurrentDictionary<string, bool> Linked { get; } = new(StringComparer.Ordinal);

    /// <value>Words by what they are, such as <c>title</c>.</value>
    public static ConcurrentDictionary<string, string> Words { get; } = new(StringComparer.Ordinal);

    public static void Remember(SeenRequest request, HttpResponse response)
    {
        if (response.StatusCode < 300 && request.Method == "PUT" && request.Path.EndsWith("/link", StringComparison.Ordinal))
        {
            Linked[request.IdOrEmpty] = true;
        }
    }

    /// <summary>Words more of one sort.</summary>
    public static void Add(string sort, string? words) => Words.AddOrUpdate(sort, words ?? "", (_, known) => $"{known} {words}");

    /// <summary>An answer with a member more; as it is where it is no object.</summary>
    public static string With(string answer, string name, string value)
    {
        if (!answer.StartsWith('{'))
        {
            return answer;
        }
        var json = JsonNode.Parse(answer)!.AsObject();
        json[name] = value;
        return json.ToJsonString();
    }
}
