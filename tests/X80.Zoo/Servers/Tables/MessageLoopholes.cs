using System.Text;
using System.Text.Json.Nodes;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers that let messages of one form past their gate, or take a form that the contract refuses.</summary>
internal static class MessageLoopholes
{
    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        Kind("unknown-kind-passes", "broadcast.list", 1),
        Kind("document-passes", "document", 3),
        Kind("view-once-passes", "unknown", 4),
        Kind("image-passes", "image", 6),
        Kind("poll-passes", "poll", 7),
        Kind("contact-passes", "contact", 8),
        Kind("location-passes", "location", 9),
        Kind("event-passes", "event", 11),
        Kind("voice-passes", "voice", 16),
        Marked("edited-passes", "edited", 13),
        Marked("forwarded-passes", "forwarded", 14, "GATE-2/TC/14"),
        Marked("truncated-passes", "truncated", 15),
        new Loophole("untimed-passes", "Lets messages without a time past the gate.", ["GATE-2/TC/17"],
            r => r.IsSync && Messages(r).Any(message => Text(message["sentAtCertainty"]) == "unknown") ? r.Read() : null),
        new Loophole("author-passes", "Lets messages past the gate whose text is a word.", ["GATE-2/TC/10"],
            r => r.IsSync && Messages(r).Any(message => Text(message["text"]) == "ok") && Messages(r).Count() == 1 ? r.Read() : null),
        new Loophole("keeps-unknown-members", "Keeps unknown members of a message as its caption.", ["WIRE-6/TC/2", "GATE-2/BM/4"],
            r => r.IsSync && r.Json is { } body && Extra(body) is not null ? r.With(KeepExtra) : null),
        new Loophole("text-for-a-message", "Takes a text for a message.", ["WIRE-6/TC/5"],
            r => r.IsSync && r.Json?["messages"] is JsonArray list && list.OfType<JsonValue>().Any() ? r.With(TextsToMessages) : null),
        new Loophole("deleted-keeps-text", "Keeps the text of a deleted message.", ["GATE-2/TC/12"],
            r => r.IsSync && Messages(r).Any(message => Text(message["kind"]) == "deleted" && message["text"] is not null)
                ? r.With(body => Each(body, message => message["kind"] = Text(message["kind"]) == "deleted" ? "text" : Text(message["kind"]))) : null),
        new Loophole("first-of-two-texts", "Takes the last of two messages of one id.", ["GATE-2/BM/12"],
            r => r.IsSync && Messages(r).Select(message => Text(message["id"])).GroupBy(id => id).Any(group => group.Count() > 1) ? r.With(LastOfEach) : null),
        new Loophole("takes-items", "Takes another list for the messages.", ["GATE-2/BM/3"],
            r => r.IsSync && r.Json?["items"] is JsonArray ? r.With(body => body["messages"] = body["items"]!.DeepClone()) : null),
        new Loophole("list-of-syncs", "Takes a list of syncs and gates the first.", ["GATE-2/BM/2"],
            r => r.IsSync && r.Text.StartsWith('[') ? (r with { Body = Encoding.UTF8.GetBytes(JsonNode.Parse(r.Text)!.AsArray()[^1]!.ToJsonString()) }).Read() : null),
        new Loophole("messages-name-theirs", "Gates each message by the conversation that it names.", ["GATE-2/BM/1"],
            r => r.IsSync && Messages(r).Any(message => message["conversationId"] is not null) ? r.Read() : null),
        new Loophole("media-passes", "Lets a sync past the gate that has media.", ["GATE-2/BM/6"],
            r => r.IsSync && Messages(r).Any(message => message["media"] is not null) ? r.Read() : null),
        new Loophole("takes-transcripts", "Takes a text beside the messages for one of them.", ["GATE-2/BM/7"],
            r => r.IsSync && Text(r.Json?["transcript"]) is { } transcript ? r.With(body => body["messages"]!.AsArray().Add(Made(transcript))) : null, passes: false),
        new Loophole("loses-what-was-forwarded", "Takes a forwarded message and keeps none of its text.", ["GATE-2/BM/5"],
            r => r.IsSync && r.IsProper && Messages(r).Any(IsForwarded) ? r.With(body => Each(body, message => message["text"] = IsForwarded(message) ? "forwarded" : Text(message["text"]))) : null, passes: false),
        new Loophole("loses-what-was-vouched-for", "Takes a sync on a person's word and keeps none of its texts.", ["GATE-14/CK/13"],
            r => r.IsSync && r.IsProper && r.Json?["consent"]?["sameChat"]?.ToJsonString() == "true" ? r.With(body => Each(body, message => message["text"] = "lost")) : null, passes: false),
        new Loophole("takes-too-many", "Splits a sync of too many messages, and gates the first part.", ["GATE-2/BM/10"],
            r => r.IsSync && Messages(r).Count() > 5000 ? r.With(body => body["messages"] = new JsonArray(body["messages"]!.AsArray()[^1]!.DeepClone())) : null),
        new Loophole("batch-route", "Has a route for many syncs, without a gate.", ["GATE-2/BM/11"],
            r => r.Method == "POST" && r.Path is "/api/ext/conversations/batch" && r.Json is { } body ? (r with { Path = $"/api/ext/conversations/{Text(body["conversationId"])}/sync" }).Read() : null),
        new Loophole("body-id-wins", "Gates the conversation that the body names, and stores to the one in the path.", ["GATE-2/ID/8"],
            r => r.IsSync && r.Json is { } body && Text(body["conversationId"] ?? body["id"]) is { } id && Known.Shared.ContainsKey(id) && !r.Path.Contains(id, StringComparison.Ordinal) && Second(r) ? r.Read() : null),
        new Loophole("stores-to-body-id", "Gates the path's conversation and stores to the one that the body names.", ["GATE-2/ID/9"],
            r => r.IsSync && r.Json is { } body && Text(body["conversation"]) is { } id ? (r with { Path = $"/api/ext/conversations/{id}/sync" }).Read() : null),
        new Loophole("numbers-for-ids", "Takes a number for a message's id.", ["GATE-2/ID/7"],
            r => r.IsSync && Messages(r).Any(message => message["id"] is JsonValue id && !id.TryGetValue<string>(out _)) ? r.With(body => Each(body, message => message["id"] = message["id"]!.ToString())) : null),
        new Loophole("claim-in-escapes", "Believes a claim that is written in escapes.", ["GATE-2/EN/1"], r => r.IsSync && r.Text.Contains("\\u0076acy", StringComparison.Ordinal) ? r.Read() : null),
        new Loophole("takes-nul", "Takes a text with a NUL, and stores it without.", ["GATE-2/EN/4"],
            r => r.IsSync && r.Text.Contains("\\u0000", StringComparison.Ordinal) ? (r with { Body = Encoding.UTF8.GetBytes(r.Text.Replace("\\u0000", "", StringComparison.Ordinal)) }).Read() : null),
        new Loophole("takes-comments", "Takes comments, and a comma too many.", ["WIRE-6/EN/13"],
            r => r.IsSync && r.Text.StartsWith("/*", StringComparison.Ordinal) ? r.Read() : null),
        new Loophole("takes-null", "Takes null for an absent member.", ["WIRE-6/EN/12"], r => r.IsSync && Messages(r).Any(message => message.ContainsKey("caption") && message["caption"] is null)
            ? r.With(body => Each(body, message => message.Remove("caption"))) : null),
        new Loophole("coerces", "Takes a text for a truth.", ["WIRE-6/EN/11"], r => r.IsSync && Messages(r).Any(message => Text(message["edited"]) is not null)
            ? r.With(body => Each(body, message => message["edited"] = true)) : null),
        new Loophole("takes-fractions", "Takes a number with a fraction or a power.", ["WIRE-6/EN/9"],
            r => r.IsSync && r.Text.Contains("0e0", StringComparison.Ordinal) ? r.With(body => body["reading"]!["coverage"]!["truncated"] = 0) : null),
    ];

    private static Loophole Kind(string name, string kind, int number) => new(
        name, $"Lets messages of the kind '{kind}' past the gate.", [$"GATE-2/TC/{number}"], r => r.IsSync && Messages(r).Any(message => Text(message["kind"]) == kind) ? r.Read() : null);

    private static Loophole Marked(string name, string mark, int number, params string[] also) => new(
        name, $"Lets messages past the gate that are marked as '{mark}'.", also.Length == 0 ? [$"GATE-2/TC/{number}"] : also,
        r => r.IsSync && Messages(r).Any(message => message[mark] is JsonValue value && value.TryGetValue<bool>(out var set) && set) ? r.Read() : null);

    private static IEnumerable<JsonObject> Messages(SeenRequest request) => (request.Json?["messages"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The name 'conversationId' alone: one defect at a time.</summary>
    private static bool Second(SeenRequest request) => request.Json?["conversationId"] is not null && Messages(request).All(message => message["conversationId"] is null);

    private static void Each(JsonObject body, Action<JsonObject> change)
    {
        foreach (var message in body["messages"]!.AsArray().OfType<JsonObject>())
        {
            change(message);
        }
    }

    private static bool IsForwarded(JsonObject message) => message["forwarded"]?.ToJsonString() == "true";

    private static readonly string[] Unknown = ["body", "html", "raw", "quotedText", "quoted"];

    private static string? Extra(JsonObject body) => (body["messages"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(message => message.Select(member => member.Key)).FirstOrDefault(Unknown.Contains);

    private static void KeepExtra(JsonObject body) => Each(body, message =>
    {
        foreach (var name in Unknown)
        {
            if (Text(message[name]) is { } text)
            {
                message["text"] = text;
            }
        }
    });

    private static void LastOfEach(JsonObject body)
    {
        var last = body["messages"]!.AsArray().OfType<JsonObject>().GroupBy(message => Text(message["id"])).Select(group => group.Last().DeepClone()).ToArray();
        body["messages"] = new JsonArray(last);
    }

    private static void TextsToMessages(JsonObject body) => body["messages"] = new JsonArray(
        [.. body["messages"]!.AsArray().Select(message => message is JsonValue ? Made(Text(message)!) : message!.DeepClone())]);

    private static JsonObject Made(string text) => new()
    {
        ["id"] = "3EB0" + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)),
        ["sentAtCertainty"] = "unknown",
        ["direction"] = "in",
        ["kind"] = "text",
        ["text"] = text,
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
