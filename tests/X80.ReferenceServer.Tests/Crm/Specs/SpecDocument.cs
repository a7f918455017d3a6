using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>An OpenAPI document (3.1): says what is wrong with a request by it, in address, parameters and body.</summary>
internal sealed class SpecDocument(JsonObject document)
{
    private const string Components = "#/components/schemas/";
    private const string Definitions = "#/$defs/";
    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly Dictionary<JsonNode, JsonSchema> schemas = [];

    public static SpecDocument Read(string path) => new(SpecText.Read(path));

    /// <returns>The document's own word for the request: its method and the template of its path; null where it knows none.</returns>
    public string? OperationOf(SentRequest request) => Find(request) is { } found ? $"{request.Method} {found.Template}" : null;

    /// <returns>None for a request as the document wants it.</returns>
    public IReadOnlyList<string> FaultsOf(SentRequest request)
    {
        if (Find(request) is not { } found)
        {
            return ["There is no such operation."];
        }

        var operation = found.Operation;
        List<JsonObject> declared = [.. Many(document["paths"]![found.Template]!["parameters"]).Concat(Many(operation["parameters"])).Select(Resolved)];
        return
        [
            .. PathFaults(found.Template, request, [.. declared.Where(one => In(one, "path"))]),
            .. QueryFaults(request, [.. declared.Where(one => In(one, "query"))]),
            .. BodyFaults(request, operation["requestBody"] is { } body ? Resolved(body) : null),
        ];
    }

    private static IEnumerable<JsonNode> Many(JsonNode? list) => list is JsonArray all ? all.Select(one => one!) : [];

    private static bool In(JsonObject parameter, string place) => parameter["in"]!.GetValue<string>() == place;

    private static string NameOf(JsonObject parameter) => parameter["name"]!.GetValue<string>();

    private (string Template, JsonObject Operation)? Find(SentRequest request)
    {
        var paths = document["paths"]!.AsObject();
        var fitting = paths.Select(path => path.Key).Where(template => Fits(template, request.Path)).OrderBy(template => template.Count(letter => letter == '{'));
        return fitting.FirstOrDefault() is { } found && paths[found]![request.Method.ToLowerInvariant()] is JsonObject operation ? (found, operation) : null;
    }

    private static bool Fits(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
    }

    private JsonObject Resolved(JsonNode node)
    {
        if (node["$ref"]?.GetValue<string>() is not { } reference)
        {
            return node.AsObject();
        }

        return reference.Split('/').Skip(1).Aggregate((JsonNode)document, (held, name) => held[name]!).AsObject();
    }

    private IEnumerable<string> PathFaults(string template, SentRequest request, List<JsonObject> declared)
    {
        foreach (var (name, value) in template.Split('/').Zip(request.Path.Split('/')).Where(pair => pair.First.StartsWith('{')))
        {
            var parameter = declared.FirstOrDefault(one => NameOf(one) == name.Trim('{', '}'));
            foreach (var fault in parameter is null ? [] : ValueFaults(parameter, [Uri.UnescapeDataString(value)]))
            {
                yield return $"{name}: {fault}";
            }
        }
    }

    private IEnumerable<string> QueryFaults(SentRequest request, List<JsonObject> declared)
    {
        foreach (var given in request.Query)
        {
            var parameter = declared.FirstOrDefault(one => NameOf(one) == given.Key);
            foreach (var fault in parameter is null ? ["There is no such parameter."] : ValueFaults(parameter, [.. given]))
            {
                yield return $"{given.Key}: {fault}";
            }
        }

        foreach (var missing in declared.Where(one => one["required"]?.GetValue<bool>() == true && !request.Query.Contains(NameOf(one))))
        {
            yield return $"{NameOf(missing)}: It is missing.";
        }
    }

    private IEnumerable<string> ValueFaults(JsonObject parameter, IReadOnlyList<string> values)
    {
        var schema = Resolved(parameter["schema"]!);
        JsonNode? given = Types(schema).Contains("array")
            ? new JsonArray([.. values.Select(value => Typed(value, Types(Resolved(schema["items"]!))))])
            : values is [var one] ? Typed(one, Types(schema)) : null;
        return values.Count > 1 && given is not JsonArray ? ["It is given more than once."] : Faults(parameter["schema"]!, given);
    }

    private static IReadOnlyList<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(one => one!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static JsonValue Typed(string text, IReadOnlyList<string> types) =>
        (types.Contains("integer") || types.Contains("number")) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : types.Contains("boolean") && text is "true" or "false" ? JsonValue.Create(text == "true")
        : JsonValue.Create(text);

    private IEnumerable<string> BodyFaults(SentRequest request, JsonObject? declared)
    {
        if (request.Body is null)
        {
            return declared?["required"]?.GetValue<bool>() == true || declared is not null && request.Method != "DELETE" ? ["The body is missing."] : [];
        }

        return declared?["content"]?["application/json"]?["schema"] is { } schema ? Faults(schema, JsonNode.Parse(request.Body)) : ["It takes no body."];
    }

    private IEnumerable<string> Faults(JsonNode schema, JsonNode? value)
    {
        var result = SchemaOf(schema).Evaluate(JsonSerializer.SerializeToElement(value), Strictly);
        return result.IsValid
            ? []
            : [string.Join(" ", (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 })
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).Distinct().Append("It does not fit."))];
    }

    private JsonSchema SchemaOf(JsonNode schema)
    {
        if (!schemas.TryGetValue(schema, out var built))
        {
            // Its words beyond those of JSON Schema, such as example, are taken for remarks by this dialect.
            var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["allOf"] = new JsonArray(schema.DeepClone()), ["$defs"] = document["components"]?["schemas"]?.DeepClone() ?? new JsonObject() };
            schemas[schema] = built = JsonSchema.FromText(whole.ToJsonString().Replace(Components, Definitions, StringComparison.Ordinal));
        }

        return built;
    }
}
