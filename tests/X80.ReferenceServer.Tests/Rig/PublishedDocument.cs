using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>
/// The document at <c>/openapi/ext-v1.json</c>, and a check of real answers against it. The check knows the few keywords
/// that the document uses, throws at any other, and takes no member that a schema does not name.
/// </summary>
public sealed class PublishedDocument
{
    private static readonly string[] Known =
        ["$ref", "type", "description", "properties", "required", "items", "oneOf", "pattern", "format", "additionalProperties"];

    private readonly JsonNode document;

    private PublishedDocument(JsonNode document) => this.document = document;

    public static async Task<PublishedDocument> ReadAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server };
        return new PublishedDocument(JsonNode.Parse(await http.GetStringAsync("/openapi/ext-v1.json", cancellationToken))!);
    }

    public IReadOnlyList<string> Operations => [.. document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"))];

    /// <summary>The operation that serves a request, such as <c>GET /api/ext/conversations/{id}</c>; null when there is none.</summary>
    public string? OperationOf(HttpMethod method, string path) => Operations
        .Where(operation => operation.StartsWith(method.Method + " ", StringComparison.Ordinal))
        .Where(operation => Regex.IsMatch(path.Split('?')[0], $"^{Regex.Replace(operation[(method.Method.Length + 1)..], "{[^}]*}", "[^/]*")}$"))
        .OrderBy(operation => operation.Count(c => c == '{'))
        .FirstOrDefault();

    public JsonNode Operation(string name)
    {
        var parts = name.Split(' ');
        return document["paths"]![parts[1]]![parts[0].ToLowerInvariant()]!;
    }

    /// <returns>What of the answer is not as published; null when all of it is.</returns>
    public string? Difference(string operation, int status, string? contentType, string headers, string body)
    {
        if (Operation(operation)["responses"]![status.ToString(CultureInfo.InvariantCulture)] is not { } response)
        {
            return $"{operation}: {status} is not published";
        }

        foreach (var (header, _) in response["headers"]!.AsObject())
        {
            if (!headers.Contains(header + ":", StringComparison.OrdinalIgnoreCase))
            {
                return $"{operation}: {status} lacks the header {header}";
            }
        }

        var (type, content) = response["content"]!.AsObject().Single();
        if (contentType?.Split(';')[0] != type)
        {
            return $"{operation}: {status} is {contentType}, not {type}";
        }

        var answer = JsonNode.Parse(body);
        if (type == "application/problem+json")
        {
            var slug = answer!["type"]!.GetValue<string>().Split('/')[^1];
            if (!response["description"]!.GetValue<string>().TrimEnd('.').Split(' ').Contains(slug))
            {
                return $"{operation}: {status} may not be {slug}";
            }
        }

        return Difference(content!["schema"]!, answer) is { } difference ? $"{operation}: {status}: {difference}" : null;
    }

    /// <returns>Where the value does not fit the request's schema; null when it fits.</returns>
    public string? BodyDifference(string operation, JsonNode body) =>
        Difference(Operation(operation)["requestBody"]!["content"]!["application/json"]!["schema"]!, body);

    private string? Difference(JsonNode schema, JsonNode? value)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Difference(document["components"]!["schemas"]![reference.Split('/')[^1]]!, value);
        }

        if (schema.AsObject().Select(keyword => keyword.Key).Except(Known).FirstOrDefault() is { } unknown)
        {
            throw new NotSupportedException($"The document uses {unknown}, which this check does not know.");
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Count(choice => Difference(choice!, value) is null) == 1 ? null : $"{value?.GetPath()} fits none of its forms";
        }

        return Types(schema).Contains(TypeOf(value)) ? Inner(schema, value) : $"{value?.GetPath()} is {TypeOf(value)}";
    }

    private string? Inner(JsonNode schema, JsonNode? value) => value switch
    {
        JsonObject members => Members(schema, members),
        JsonArray items => items.Select(item => Difference(schema["items"]!, item)).FirstOrDefault(difference => difference is not null),
        JsonValue => Text(schema, value),
        _ => null,
    };

    private string? Members(JsonNode schema, JsonObject members)
    {
        var named = schema["properties"]?.AsObject();
        var missing = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).FirstOrDefault(name => !members.ContainsKey(name));
        if (missing is not null)
        {
            return $"{members.GetPath()} lacks {missing}";
        }

        foreach (var (name, value) in members)
        {
            var inner = named?[name] ?? schema["additionalProperties"] as JsonObject;
            if (inner is null)
            {
                return $"{members.GetPath()} holds {name}, which is not published";
            }

            if (Difference(inner, value) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Text(JsonNode schema, JsonNode value)
    {
        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(value.GetValue<string>(), pattern))
        {
            return $"{value.GetPath()} has not the form {pattern}";
        }

        return schema["format"]?.GetValue<string>() == "date-time"
            && !DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? $"{value.GetPath()} is no time"
                : null;
    }

    private static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray many => many.Select(type => type!.GetValue<string>()),
        { } one => [one.GetValue<string>()],
        null => [],
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Object => "object",
        System.Text.Json.JsonValueKind.Array => "array",
        System.Text.Json.JsonValueKind.String => "string",
        System.Text.Json.JsonValueKind.Number => "integer",
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
        _ => "null",
    };
}
