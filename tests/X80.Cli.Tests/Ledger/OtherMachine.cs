using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Cli.Tests.Ledger;

/// <summary>A client of the same member somewhere else: what it sends is in no ledger of this machine.</summary>
internal sealed class OtherMachine : IDisposable
{
    private readonly HttpClient http;

    public OtherMachine(string backend, string token)
    {
        http = new HttpClient { BaseAddress = new Uri(new Uri(backend), "/api/ext/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Opens a chat, links it to a new person, shares it and sends one message.</summary>
    /// <returns>The backend's id of the chat.</returns>
    public async Task<string> SendAsync(string name)
    {
        var opened = await WriteAsync(HttpMethod.Post, "conversations", new JsonObject { ["channel"] = "whatsapp", ["key"] = ClickId.NewRandom().Value });
        var id = opened["conversation"]!["id"]!.GetValue<string>();
        var record = await WriteAsync(HttpMethod.Post, "records", Consented(null, null, "create", new JsonObject { ["kind"] = "person", ["name"] = name }));
        var to = new ConsentTarget { Crm = CrmName.Embedded, Kind = RecordKind.Person, RecordId = RecordId.Parse(record["recordId"]!.GetValue<string>()) };
        await WriteAsync(HttpMethod.Put, $"conversations/{id}/link", Consented(id, null, "link", new JsonObject { ["kind"] = "person", ["recordId"] = to.RecordId.Value }));
        await WriteAsync(HttpMethod.Put, $"conversations/{id}/privacy", Consented(id, to, "share-conversation", new JsonObject { ["state"] = "shared" }));
        await WriteAsync(HttpMethod.Post, $"conversations/{id}/sync", Consented(id, to, "sync", new JsonObject
        {
            ["reading"] = new JsonObject
            {
                ["readAt"] = Now,
                ["flavour"] = "e",
                ["pack"] = new JsonObject { ["id"] = "whatsapp-web", ["version"] = "1.0.0" },
                ["coverage"] = new JsonObject { ["rowsSeen"] = 1, ["rowsRead"] = 1, ["notRendered"] = 0, ["truncated"] = 0, ["unknownKind"] = 0 },
                ["strategies"] = new JsonObject(),
                ["flags"] = new JsonArray(),
            },
            ["messages"] = new JsonArray(new JsonObject
            {
                ["id"] = "3EB0C767D82B1F3A5E7D",
                ["sentAt"] = Now,
                ["sentAtCertainty"] = "minute",
                ["author"] = name,
                ["direction"] = "in",
                ["kind"] = "text",
                ["text"] = "Good morning",
            }),
        }));
        return id;
    }

    public void Dispose() => http.Dispose();

    private static JsonObject Consented(string? conversation, ConsentTarget? to, string action, JsonObject body)
    {
        using var document = JsonDocument.Parse(body.ToJsonString());
        var id = conversation is null ? (ConversationId?)null : ConversationId.Parse(conversation);
        body["consent"] = new JsonObject
        {
            ["action"] = action,
            ["clickId"] = ClickId.NewRandom().Value,
            ["clickedAt"] = Now,
            ["payloadHash"] = ConsentPayload.Hash(ConsentAction.Parse(action), id, to, id is null ? null : 0, document.RootElement),
        };
        return body;
    }

    private async Task<JsonNode> WriteAsync(HttpMethod method, string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", IdempotencyKey.NewRandom().Value);
        using var response = await http.SendAsync(request, Cancel);
        var answer = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {answer}");
        return JsonNode.Parse(answer)!;
    }
}
