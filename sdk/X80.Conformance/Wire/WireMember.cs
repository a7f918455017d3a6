using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Sessions;
using X80.Contract.Tokens;

namespace X80.Conformance.Wire;

/// <summary>
/// One member at the wire: makes the contract's requests by hand, right in every respect that a case does not mean to be
/// wrong in.
/// </summary>
internal sealed class WireMember(string name, X80Token token, TimeProvider time, bool isElsewhere = false)
{
    private const string Channel = "whatsapp";
    private const string AnyPackVersion = "1.0.0";
    private TimeSpan clockOffset;

    /// <summary>Such as <c>second member</c>; never the person's name.</summary>
    public string Name => name;

    public string? Id { get; private set; }

    /// <summary>The scopes of the token, as the server told.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public CrmName? Crm { get; private set; }

    public string? WorkspaceId { get; private set; }

    /// <summary><c>client</c> or <c>web</c>.</summary>
    public string? PrivacyChange { get; private set; }

    public string PackVersion { get; private set; } = AnyPackVersion;

    public WireRequest Get(string path) => new("GET", path, token) { IsElsewhere = isElsewhere };

    /// <param name="key">The chat's key; a fresh one unless given.</param>
    /// <param name="suggest">Adds what only a consent to suggestions lets a client send, such as a title; null for none.</param>
    public WireRequest Open(string? key = null, Action<JsonObject>? suggest = null)
    {
        var body = new JsonObject { ["channel"] = Channel, ["key"] = key ?? ConversationId.NewRandom().Value };
        suggest?.Invoke(body);
        return Write("POST", ExtRoutes.Conversations, suggest is null ? body : Consented(body, ConsentAction.Suggest, null));
    }

    public WireRequest CreatePerson(string? called = null, string kind = "person") => Write(
        "POST", ExtRoutes.Records, Consented(new JsonObject { ["kind"] = kind, ["name"] = called ?? Chatter.Person() }, ConsentAction.Create, null));

    public WireRequest Link(WireConversation conversation, string kind, string recordId) => Write(
        "PUT", At(ExtRoutes.Link, conversation),
        Consented(new JsonObject { ["kind"] = kind, ["recordId"] = recordId }, ConsentAction.Link, conversation));

    public WireRequest SetShared(WireConversation conversation) => SetShared(conversation, _ => { });

    public WireRequest SetShared(WireConversation conversation, Action<JsonObject> beforeConsent, Action<JsonObject>? afterConsent = null)
    {
        var body = new JsonObject { ["state"] = "shared" };
        beforeConsent(body);
        body = Consented(body, ConsentAction.ShareConversation, conversation);
        afterConsent?.Invoke(body);
        return Write("PUT", At(ExtRoutes.Privacy, conversation), body);
    }

    public WireRequest SetPrivate(WireConversation conversation, string? history = null) => Write(
        "PUT", At(ExtRoutes.Privacy, conversation),
        history is null ? new JsonObject { ["state"] = "private" } : new JsonObject { ["state"] = "private", ["history"] = history });

    /// <summary>A sync of the messages.</summary>
    /// <param name="conversation">Where to.</param>
    /// <param name="messages">Copied.</param>
    /// <param name="beforeConsent">Changes the body, and the consent is bound to the change.</param>
    /// <param name="afterConsent">Changes the body behind the consent's back.</param>
    public WireRequest Sync(
        WireConversation conversation,
        IEnumerable<JsonObject> messages,
        Action<JsonObject>? beforeConsent = null,
        Action<JsonObject>? afterConsent = null)
    {
        var copies = messages.Select(message => message.DeepClone()).ToArray();
        var body = new JsonObject
        {
            ["reading"] = new Chatter(time).Reading(copies.Length, PackVersion),
            ["messages"] = new JsonArray(copies),
        };
        beforeConsent?.Invoke(body);
        body = Consented(body, ConsentAction.Sync, conversation);
        afterConsent?.Invoke(body);
        return Write("POST", At(ExtRoutes.Sync, conversation), body);
    }

    /// <summary>Shares one message.</summary>
    /// <param name="conversation">Out of which.</param>
    /// <param name="message">Copied; the contract wants one object here.</param>
    /// <param name="beforeConsent">Changes the body, and the consent is bound to the change.</param>
    public WireRequest ShareOne(WireConversation conversation, JsonNode message, Action<JsonObject>? beforeConsent = null)
    {
        var body = new JsonObject { ["message"] = message.DeepClone() };
        beforeConsent?.Invoke(body);
        return Write("POST", At(ExtRoutes.Messages, conversation), Consented(body, ConsentAction.Share, conversation));
    }

    public WireRequest TakeBack(WireConversation conversation, JsonObject message) =>
        Write("DELETE", $"{At(ExtRoutes.Messages, conversation)}/{message["id"]!.GetValue<string>()}", null);

    public WireRequest Withdraw(WireConversation conversation) => Write("POST", At(ExtRoutes.Withdraw, conversation), []);

    public WireRequest Unlink(WireConversation conversation, string note = "remove") =>
        Write("DELETE", $"{At(ExtRoutes.Link, conversation)}?note={note}", null);

    public WireRequest Search(string query) => Write("POST", ExtRoutes.RecordSearch, new JsonObject { ["query"] = query });

    /// <summary>Logs the conversation as an activity of today on its record.</summary>
    public WireRequest Log(WireConversation conversation, string? typed = null)
    {
        var body = new JsonObject
        {
            ["kind"] = "conversation",
            ["day"] = (time.GetUtcNow() + clockOffset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["conversationId"] = conversation.Id,
            ["channel"] = Channel,
        };
        if (typed is not null)
        {
            body["typed"] = typed;
        }
        var consented = ConsentedTo(body, ConsentAction.Activity, conversation.To);
        return Write("POST", $"{ExtRoutes.Records}/{conversation.Record.Kind.Value}/{conversation.Record.RecordId.Value}/activities", consented);
    }

    /// <summary>Edits fields of a record.</summary>
    /// <param name="at">Its path below the records, such as <c>person/p1</c>.</param>
    /// <param name="fields">New values.</param>
    /// <param name="was">The values that the person saw.</param>
    public WireRequest Edit(string at, JsonObject fields, JsonObject was)
    {
        var words = at.Split('/');
        var to = new ConsentTarget { Crm = Crm ?? throw new StepRefusedException("GET session named no CRM."), Kind = RecordKind.Parse(words[0]), RecordId = RecordId.Parse(words[1]) };
        return Write("PATCH", $"{ExtRoutes.Records}/{at}", ConsentedTo(new JsonObject { ["fields"] = fields, ["was"] = was }, ConsentAction.Edit, to));
    }

    public WireRequest Write(string method, string path, JsonObject? body) => new(method, path, token)
    {
        IsElsewhere = isElsewhere,
        Headers = [KeyValuePair.Create(ExtHeaders.IdempotencyKey, IdempotencyKey.NewRandom().Value)],
        Body = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body),
    };

    /// <summary>Learns from the answer of <c>GET session</c> who this is and what time it is there.</summary>
    public void Introduce(Exchange session)
    {
        var answer = session.Answer.Object ?? throw new StepRefusedException("GET session was not answered with a JSON object.");
        Id = answer.GetProperty("member").GetProperty("id").GetString();
        Scopes = [.. answer.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!)];
        if (answer.TryGetProperty("packs", out var packs) && packs.TryGetProperty("minimum", out var minimum)
            && minimum.TryGetProperty("whatsapp-web", out var version))
        {
            PackVersion = version.GetString()!;
        }
        Crm = answer.TryGetProperty("crm", out var crm) && KindWord.TryParse<CrmName>(crm.GetProperty("name").GetString(), out var known) ? known : null;
        PrivacyChange = answer.TryGetProperty("privacyChange", out var change) ? change.GetString() : null;
        WorkspaceId = answer.TryGetProperty("workspace", out var workspace) ? workspace.GetProperty("id").GetString() : null;
        var date = session.Answer.Headers.FirstOrDefault(header => header.Key == "Date").Value;
        if (DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, out var serverTime))
        {
            clockOffset = serverTime - time.GetUtcNow();
        }
    }

    public static string At(string route, WireConversation conversation) =>
        route.Replace("{id}", conversation.Id, StringComparison.Ordinal);

    private JsonObject Consented(JsonObject body, ConsentAction action, WireConversation? conversation)
    {
        using var document = JsonDocument.Parse(body.ToJsonString());
        ConversationId? id = conversation is null ? null : ConversationId.Parse(conversation.Id);
        body["consent"] = Consent(action, ConsentPayload.Hash(action, id, conversation?.To, conversation?.Already, document.RootElement));
        return body;
    }

    /// <summary>For routes that name a record and no conversation.</summary>
    private JsonObject ConsentedTo(JsonObject body, ConsentAction action, ConsentTarget? to)
    {
        using var document = JsonDocument.Parse(body.ToJsonString());
        body["consent"] = Consent(action, ConsentPayload.Hash(action, null, to, null, document.RootElement));
        return body;
    }

    private JsonObject Consent(ConsentAction action, string payloadHash) => new()
    {
        ["action"] = action.Value,
        ["clickId"] = ClickId.NewRandom().Value,
        ["clickedAt"] = At(TimeSpan.Zero),
        ["payloadHash"] = payloadHash,
    };

    /// <summary>The server's time, moved.</summary>
    public string At(TimeSpan offset) =>
        (time.GetUtcNow() + clockOffset + offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);
}
