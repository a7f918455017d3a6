using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>A member's client made of a bare <see cref="HttpClient"/>: no SDK stands between the test and the wire.</summary>
public sealed class TestMember : IDisposable
{
    private readonly TimeProvider time;

    public TestMember(Uri server, string token, TimeProvider time)
    {
        this.time = time;
        Token = token;
        Http = new HttpClient { BaseAddress = server };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Http { get; }

    public string Token { get; }

    /// <value>Told of every request and its answer.</value>
    public Action<HttpMethod, string, string?, WireAnswer>? Seen { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<WireAnswer> SendAsync(HttpMethod method, string path, string? body = null, string? key = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, "/api/ext/" + path);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", key ?? IdempotencyKey.NewRandom().Value);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        var answer = await SendAsync(request);
        Seen?.Invoke(method, "/api/ext/" + path, body, answer);
        return answer;
    }

    public async Task<WireAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Cancel);
        return new WireAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel), response.Headers.ToString())
        {
            Type = response.Content.Headers.ContentType?.ToString(),
        };
    }

    public Task<WireAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<WireAnswer> PostAsync(string path, JsonObject body, string? key = null) =>
        SendAsync(HttpMethod.Post, path, body.ToJsonString(), key);

    public Task<WireAnswer> PatchAsync(string path, JsonObject body, string? key = null) =>
        SendAsync(HttpMethod.Patch, path, body.ToJsonString(), key);

    public Task<WireAnswer> PutAsync(string path, JsonObject body, string? key = null) =>
        SendAsync(HttpMethod.Put, path, body.ToJsonString(), key);

    public async Task<string> OpenAsync(string anchor = "title:Ana Lima")
    {
        var session = (await GetAsync("session")).Json;
        var key = ConversationKey.Derive(session["keyMaterial"]!.GetValue<string>(), ChannelKind.Parse("whatsapp"), anchor);
        var opened = await PostAsync("conversations", new JsonObject { ["channel"] = "whatsapp", ["key"] = key.Value });
        return opened.Expect(200).Json["conversation"]!["id"]!.GetValue<string>();
    }

    public async Task LinkAsync(string conversation, string record = "person-ana-lima")
    {
        var body = new JsonObject { ["kind"] = "person", ["recordId"] = record };
        (await PutAsync($"conversations/{conversation}/link", await ConsentAsync(conversation, "link", body))).Expect(200);
    }

    public async Task SetSharedAsync(string conversation)
    {
        var body = await ConsentAsync(conversation, "share-conversation", new JsonObject { ["state"] = "shared" });
        (await PutAsync($"conversations/{conversation}/privacy", body)).Expect(200);
    }

    public async Task SetPrivateAsync(string conversation, string history = "keep") =>
        (await PutAsync($"conversations/{conversation}/privacy", new JsonObject { ["state"] = "private", ["history"] = history })).Expect(200);

    /// <summary>Open, linked and Shared.</summary>
    public async Task<string> OpenSharedAsync(string anchor = "title:Ana Lima")
    {
        var conversation = await OpenAsync(anchor);
        await LinkAsync(conversation);
        await SetSharedAsync(conversation);
        return conversation;
    }

    public async Task<WireAnswer> SyncAsync(string conversation, params JsonObject[] messages) =>
        await PostAsync($"conversations/{conversation}/sync", await SyncBodyAsync(conversation, messages));

    public Task<JsonObject> SyncBodyAsync(string conversation, params JsonObject[] messages) =>
        ConsentAsync(conversation, "sync", Wire.Sync(time.GetUtcNow(), messages));

    public async Task<WireAnswer> ShareOneAsync(string conversation, JsonObject message) =>
        await PostAsync(
            $"conversations/{conversation}/messages", await ConsentAsync(conversation, "share", new JsonObject { ["message"] = message }));

    public async Task<string> NoteAsync(string conversation) =>
        string.Concat((await GetAsync($"conversations/{conversation}/note")).Expect(200).Json["parts"]!.AsArray().Select(part => part!["text"]!.GetValue<string>()));

    /// <summary>The texts of every page.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string conversation) =>
        [.. (await ItemsAsync($"conversations/{conversation}/messages")).Select(item => item["text"]?.GetValue<string>() ?? "")];

    /// <summary>The items of every page.</summary>
    public async Task<IReadOnlyList<JsonNode>> ItemsAsync(string path)
    {
        var items = new List<JsonNode>();
        string? after = null;
        do
        {
            var page = (await GetAsync($"{path}{(after is null ? "" : "?after=" + after)}")).Expect(200).Json;
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);

        return items;
    }

    /// <summary>Adds the consent that a right client would give for this body, by what the server shows now.</summary>
    public async Task<JsonObject> ConsentAsync(string? conversation, string action, JsonObject body)
    {
        var shown = conversation is null ? null : (await GetAsync($"conversations/{conversation}")).Expect(200).Json;
        var link = shown?["link"];
        var to = link is null ? null : new ConsentTarget
        {
            Crm = CrmName.Parse(shown!["crm"]!.GetValue<string>()),
            Kind = RecordKind.Parse(link["kind"]!.GetValue<string>()),
            RecordId = RecordId.Parse(link["recordId"]!.GetValue<string>()),
        };
        using var document = JsonDocument.Parse(body.ToJsonString());
        var hash = ConsentPayload.Hash(
            ConsentAction.Parse(action),
            conversation is null ? null : ConversationId.Parse(conversation),
            to,
            shown?["transmitted"]!["messages"]!.GetValue<int>(),
            document.RootElement);
        body["consent"] = new JsonObject
        {
            ["action"] = action,
            ["clickId"] = ClickId.NewRandom().Value,
            ["clickedAt"] = Wire.Time(time.GetUtcNow()),
            ["payloadHash"] = hash,
        };
        return body;
    }

    /// <summary>As <see cref="ConsentAsync"/>, for a write to a record that no conversation is named for.</summary>
    public async Task<JsonObject> ConsentToRecordAsync(string action, string record, JsonObject body)
    {
        using var document = JsonDocument.Parse(body.ToJsonString());
        var to = new ConsentTarget { Crm = CrmName.Embedded, Kind = RecordKind.Person, RecordId = RecordId.Parse(record) };
        var consented = await ConsentAsync(null, action, body);
        consented["consent"]!["payloadHash"] = ConsentPayload.Hash(ConsentAction.Parse(action), null, to, null, document.RootElement);
        return consented;
    }

    public void Dispose() => Http.Dispose();
}
