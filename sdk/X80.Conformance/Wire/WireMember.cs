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
internal sealed class WireMember(string name, X80Token token, TimeProvider time)
{
    private const string Channel = "whatsapp";
    private const string AnyPackVersion = "1.0.0";
    private TimeSpan clockOffset;

    /// <summary>Such as <c>second member</c>; never the person's name.</summary>
    public string Name => name;

    public string? Id { get; private set; }

    /// <summary>The scopes of the token, as the server told.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public string PackVersion { get; private set; } = AnyPackVersion;

    public WireRequest Get(string path) => new("GET", path, token);

    public WireRequest Open() => Write("POST", ExtRoutes.Conversations, new JsonObject
    {
        ["channel"] = Channel,
        ["key"] = ConversationId.NewRandom().Value,
    });

    public WireRequest CreatePerson() => Write(
        "POST", ExtRoutes.Records, Consented(new JsonObject { ["kind"] = "person", ["name"] = Chatter.Person() }, ConsentAction.Create, null));

    public WireRequest Link(WireConversation conversation, string kind, string recordId) => Write(
        "PUT", At(ExtRoutes.Link, conversation),
        Consented(new JsonObject { ["kind"] = kind, ["recordId"] = recordId }, ConsentAction.Link, conversation));

    public WireRequest SetShared(WireConversation conversation) => Write(
        "PUT", At(ExtRoutes.Privacy, conversation),
        Consented(new JsonObject { ["state"] = "shared" }, ConsentAction.ShareConversation, conversation));

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

    public WireRequest Write(string method, string path, JsonObject? body) => new(method, path, token)
    {
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
        body["consent"] = new JsonObject
        {
            ["action"] = action.Value,
            ["clickId"] = ClickId.NewRandom().Value,
            ["clickedAt"] = (time.GetUtcNow() + clockOffset).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture),
            ["payloadHash"] = ConsentPayload.Hash(action, id, conversation?.To, conversation?.Already, document.RootElement),
        };
        return body;
    }
}
