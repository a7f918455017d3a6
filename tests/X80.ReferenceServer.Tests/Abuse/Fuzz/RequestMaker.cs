using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Abuse.Fuzz;

/// <summary>
/// Makes requests out of the published document: any operation, its parameters and its body from their schemas, with what
/// earlier answers held; most of them with the consent that fits, some broken on purpose.
/// </summary>
internal sealed partial class RequestMaker(PublishedDocument document, TestMember member, Random random, KnownValues known)
{
    /// <summary>A record that is there from the start.</summary>
    private const string Seeded = "person-ana-lima";

    private static readonly Dictionary<string, string> Actions = new()
    {
        ["POST /api/ext/conversations"] = "suggest",
        ["PUT /api/ext/conversations/{id}/privacy"] = "share-conversation",
        ["PUT /api/ext/conversations/{id}/link"] = "link",
        ["POST /api/ext/conversations/{id}/sync"] = "sync",
        ["POST /api/ext/conversations/{id}/messages"] = "share",
        ["POST /api/ext/records"] = "create",
        ["PATCH /api/ext/records/{kind}/{recordId}"] = "edit",
        ["POST /api/ext/records/{kind}/{recordId}/activities"] = "activity",
    };

    private static readonly string[] OddTypes = ["text/plain", "application/json; charset=utf-16", "application/jsonx", ""];

    private readonly SchemaValues values = new(random, known);

    /// <param name="wanted">Operations that half of the requests are of, where there are any.</param>
    public async Task<FuzzRequest> MakeAsync(IReadOnlyList<string> wanted)
    {
        if (OneIn(50))
        {
            return Stray();
        }

        var some = wanted.Count > 0 && OneIn(2) ? wanted : document.Operations;
        var operation = some[random.Next(some.Count)];
        var (method, template) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        var described = document.Operation(operation);
        var parameters = described["parameters"]?.AsArray().Select(one => one!).ToList() ?? [];
        var places = parameters.Where(one => In(one, "path")).ToDictionary(Name, PathValue);
        if (places.ContainsKey("id") && wanted.Contains(operation) && OneIn(2))
        {
            places["id"] = await ReadyAsync();
        }

        if (places.TryGetValue("messageId", out var guessed) && !OneIn(4))
        {
            places["messageId"] = await HeldAsync(places["id"]) ?? guessed;
        }

        if (operation.Contains("{recordId}", StringComparison.Ordinal) && OneIn(2))
        {
            (places["kind"], places["recordId"]) = ("person", Seeded);
        }

        var path = Hole().Replace(template, hole => Uri.EscapeDataString(places[hole.Groups[1].Value])) + Query(parameters);
        var key = parameters.Exists(one => In(one, "header")) ? Key() : null;
        var body = described["requestBody"] is null ? null : await BodyAsync(operation, described, places);
        return new FuzzRequest(
            operation, method, path, key, OneIn(40) ? OddTypes[random.Next(OddTypes.Length)] : "application/json", body, IsAnonymous: OneIn(60));
    }

    /// <summary>To a route or a method that is not served.</summary>
    private FuzzRequest Stray()
    {
        var template = document.Operations[random.Next(document.Operations.Count)].Split(' ')[1];
        return new FuzzRequest(
            null, "PURGE", OneIn(2) ? Hole().Replace(template, "x") : $"/api/ext/none/{random.Next(100)}", Key(), "application/json", null, OneIn(2));
    }

    private string PathValue(JsonNode parameter)
    {
        var name = Name(parameter) == "id" ? "conversationId" : Name(parameter);
        var value = values.Text(parameter["schema"]!, name);
        return OneIn(25) || value.Length == 0 ? "odd value ü/?" : value;
    }

    private string Query(List<JsonNode> parameters)
    {
        var chosen = parameters.Where(one => In(one, "query") && OneIn(3)).Select(one =>
        {
            var value = Name(one) == "after" ? known.Any(random, OneIn(2) ? "next" : "seq") ?? "x" : values.Text(one["schema"]!, Name(one));
            return $"{Name(one)}={Uri.EscapeDataString(OneIn(4) ? random.Next(700).ToString(System.Globalization.CultureInfo.InvariantCulture) : value)}";
        }).ToList();
        return chosen.Count == 0 ? "" : "?" + string.Join('&', chosen);
    }

    /// <summary>A new one, one used before, one of another form, or none.</summary>
    private string? Key()
    {
        var fresh = IdempotencyKey.NewRandom().Value;
        var used = known.Any(random, "idempotency");
        known.Keep("idempotency", fresh);
        return random.Next(40) switch
        {
            0 => null,
            1 => "short",
            2 => new string('k', 300),
            3 or 4 => used ?? fresh,
            _ => fresh,
        };
    }

    private async Task<byte[]> BodyAsync(string operation, JsonNode described, Dictionary<string, string> places)
    {
        var body = values.Of(described["requestBody"]!["content"]!["application/json"]!["schema"]!, "body") as JsonObject ?? [];
        Improve(operation, body);
        if (Actions.TryGetValue(operation, out var action) && !OneIn(8))
        {
            body.Remove("consent");
            if (!operation.EndsWith("privacy", StringComparison.Ordinal) || body["state"]?.ToString() == "shared")
            {
                body = await ConsentAsync(action, body, places);
            }
        }

        return OneIn(6)
            ? await Mutation.OfAsync(body, random.Next(1_000), random.Next(Mutation.Ways), random.Next(1_000))
            : Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    /// <summary>The document says the form of a message and not what goes with what: most are made as a page shows them.</summary>
    private void Improve(string operation, JsonObject body)
    {
        if (OneIn(5))
        {
            return;
        }

        if (operation.EndsWith("/sync", StringComparison.Ordinal))
        {
            var messages = Enumerable.Range(0, random.Next(4)).Select(_ => Message()).DistinctBy(message => message["id"]!.ToString());
            var made = Wire.Sync(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), [.. messages]);
            (body["reading"], body["messages"]) = (made["reading"]!.DeepClone(), made["messages"]!.DeepClone());
        }
        else if (body.ContainsKey("message"))
        {
            body["message"] = Message();
        }
        else if (operation.EndsWith("/activities", StringComparison.Ordinal))
        {
            (body["kind"], body["day"], body["channel"]) = ("conversation", "2026-11-23", "whatsapp");
        }
        else if (operation.EndsWith("/link", StringComparison.Ordinal))
        {
            (body["kind"], body["recordId"]) = ("person", Seeded);
        }
        else if (operation == "POST /api/ext/conversations")
        {
            body["channel"] = "whatsapp";
        }
        else if (body["fields"] is JsonObject fields)
        {
            body["was"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)(known.Any(random, "value") is { } value ? value : null))));
        }
    }

    /// <returns>A conversation of the member's own that is linked and Shared: in few others is everything done.</returns>
    private async Task<string> ReadyAsync()
    {
        var conversation = await member.OpenSharedAsync($"title:ready {random.Next(3)}");
        known.Keep("conversationId", conversation);
        return conversation;
    }

    /// <returns>The id of a message of that very conversation, or null where there is none.</returns>
    private async Task<string?> HeldAsync(string conversation)
    {
        var answer = await member.GetAsync($"conversations/{Uri.EscapeDataString(conversation)}/messages");
        var ids = answer.Status == 200 ? answer.Json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ToList() : [];
        return ids.Count == 0 ? null : ids[random.Next(ids.Count)];
    }

    private JsonObject Message() => Wire.Message(
        values.Text(new JsonObject { ["type"] = "string" }, "text"), OneIn(2) ? known.Any(random, "messageId") : null);

    private Task<JsonObject> ConsentAsync(string action, JsonObject body, Dictionary<string, string> places)
    {
        if (action is "edit" or "activity")
        {
            return member.ConsentToRecordAsync(action, RecordId.TryParse(places["recordId"], out var record) ? record.Value : "x", body);
        }

        // Only of one's own conversation is there anything to agree to.
        var conversation = places.GetValueOrDefault("id");
        return conversation is null ? member.ConsentAsync(null, action, body)
            : known.Holds("conversationId", conversation) ? member.ConsentAsync(conversation, action, body)
            : member.ConsentAsync(null, action, body);
    }

    private bool OneIn(int many) => random.Next(many) == 0;

    private static bool In(JsonNode parameter, string place) => parameter["in"]!.GetValue<string>() == place;

    private static string Name(JsonNode parameter) => parameter["name"]!.GetValue<string>();

    [GeneratedRegex("\\{([^}]+)\\}")]
    private static partial Regex Hole();
}
