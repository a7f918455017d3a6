using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers that decide by something that happened before.</summary>
internal static class MemoryLoopholes
{
    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        Passing("keys-are-everybodys", "Takes a chat for Shared when anybody shared a chat of that key.", ["GATE-3/PS/12", "GATE-2/ID/12"], id => Known.IsTwinShared(id, "key")),
        Passing("titles-are-chats", "Takes a chat for Shared when another of its title is.", ["GATE-2/ID/10"], id => Known.IsTwinShared(id, "title")),
        Passing("withdrawn-passes", "Has no gate for what was withdrawn.", ["GATE-1/PS/13", "GATE-6/LO/14"], Known.Withdrawn.ContainsKey),
        Passing("share-opens-chat", "Opens the whole chat when one message of it is shared.", ["GATE-5/SH/1", "GATE-5/SH/7"], Known.SharedAlone.ContainsKey),
        Passing("logging-shares", "Shares a chat when it is logged as an activity.", ["GATE-3/PS/17"], Known.Logged.ContainsKey),
        Passing("linking-again-shares", "Shares a chat when it is linked again.", ["GATE-3/PS/16", "GATE-4/RC/8"], id => Known.LinksOf(id) > 1),
        Passing("gives-in", "Gives in to the fifth try in a row.", ["GATE-4/RP/9"], id => Known.Tries.GetValueOrDefault(id) > 3),
        Passing("private-under-lock-passes", "Has no gate for what was set to Private under the lock.", ["GATE-3/LK/4"], Known.PrivateUnderLock.ContainsKey),
        new Loophole("known-message-passes", "Has no gate for one message that it took before, elsewhere.", ["GATE-2/ID/16"],
            r => r.IsSync && r.IsProper && !Known.Shared.ContainsKey(r.IdOrEmpty) && r.Json?["messages"] is JsonArray { Count: 1 } list && Known.MessageIds.ContainsKey(list[0]?["id"]?.ToString() ?? "") ? r : null),
        new Loophole("any-consent-opens", "Takes the consent for another conversation where that one is Shared.", ["GATE-2/ID/11"],
            r => r.IsSync && r.IsProper && !Known.Shared.ContainsKey(r.IdOrEmpty) && r.Json?["consent"]?["payloadHash"] is not null ? r : null) { WantsForeignConsent = true },
        new Loophole("withdrawn-comes-back", "Brings back with the next sync what was withdrawn.", ["GATE-4/LO/5"],
            r => r.IsSync && r.IsProper && Known.Withdrawn.ContainsKey(r.IdOrEmpty) && Known.Synced.TryGetValue(r.IdOrEmpty, out var before) ? r.With(body => Before(body, before)) : null, passes: false),
        new Loophole("shares-unlinked", "Takes a share from a chat that is not linked for one from the chat that was linked last.", ["GATE-5/SH/12"],
            r => r.IsShare && r.IsProper && Known.LinksOf(r.IdOrEmpty) == 0 && Known.LinkedBy(r) is { } linked ? r with { Path = $"/api/ext/conversations/{linked}/messages" } : null),
        new Loophole("opening-believes-state", "Believes a state that stands in the request which opens.", ["GATE-3/PS/14"], r => Claims(r) ? r.With(_ => Claimed = r.Json!["key"]!.ToString())
            : r.IsSync && Claimed is { } key && Known.Opened.TryGetValue(r.IdOrEmpty, out var opened) && opened.Json?["key"]?.ToString() == key ? r : null),
        new Loophole("accepted-key-passes", "Looks up a key that was accepted before it asks the gate.", ["GATE-4/RP/1", "GATE-4/RP/2", "GATE-4/RP/3", "WIRE-4/RP/11"],
            r => r.IsSync && r.IsProper && Known.Done.TryGetValue(Key(r), out _) ? Fresh(r) : null),
        new Loophole("other-body-under-a-key", "Takes another body under a used key.", ["WIRE-4/RP/11"],
            r => r.IsSync && r.IsProper && Known.Done.TryGetValue(Key(r), out var done) && !done.Body.AsSpan().SequenceEqual(r.Body) ? Fresh(r) : null, passes: false),
        new Loophole("repeat-adds", "Does again what is asked again.", ["WIRE-4/RP/10"],
            r => r.IsSync && r.IsProper && Known.Done.TryGetValue(Key(r), out var done) && done.Body.AsSpan().SequenceEqual(r.Body) ? Renamed(Fresh(r)) : null, passes: false),
        new Loophole("creates-again", "Makes a record again when it is asked again.", ["WIRE-4/RP/14"],
            r => r.Method == "POST" && r.Path.EndsWith("/records", StringComparison.Ordinal) && Known.Done.ContainsKey(Key(r)) ? Fresh(r) : null, passes: false),
        new Loophole("needs-no-key", "Takes a write without a key.", ["WIRE-4/RP/13"], r => r.IsSync && Key(r).Length < 22 ? r.WithHeader("Idempotency-Key", IdempotencyKey.NewRandom().Value) : null, passes: false),
        new Loophole("take-back-does-nothing", "Answers that a message was taken back, and leaves it.", ["GATE-5/LO/3", "GATE-5/LO/6", "GATE-5/RP/12", "GATE-5/SH/8", "GATE-5/SH/9"],
            r => r.Method == "DELETE" && r.Path.Contains("/messages/", StringComparison.Ordinal) && r.Path.StartsWith("/api/ext/conversations/", StringComparison.Ordinal)
                ? r with { Method = "GET", Path = $"/api/ext/conversations/{r.IdOrEmpty}" } : null, passes: false),
        new Loophole("keep-is-withdraw", "Erases what a flip to Private keeps.", ["GATE-4/LO/13"], r => r.IsFlip && r.Json?["history"]?.ToString() == "keep" ? r.With(body => body["history"] = "withdraw") : null, passes: false),
        new Loophole("flip-forgets-withdrawal", "Keeps what a flip to Private withdraws.", ["GATE-6/LO/2"], r => r.IsFlip && r.Json?["history"]?.ToString() == "withdraw" && !Known.Done.IsEmpty && r.Json["state"]?.ToString() == "private"
            ? r.With(body => body["history"] = "keep") : null, passes: false),
        new Loophole("logs-two-days", "Logs one conversation twice.", ["CRM-4/CR/4"], r => r.IsLog && r.IsProper && r.Json?["conversationId"]?.ToString() is { } id && Known.Logged.ContainsKey(id) ? r.With(body => body["day"] = "2020-01-01") : null, passes: false),
        new Loophole("typed-lines-pass", "Takes more than one line of typed text.", ["GATE-2/TM/10"], r => r.IsLog && r.Json?["typed"]?.ToString() is { } typed && typed.Contains('\n', StringComparison.Ordinal) ? r.With(body => body["typed"] = typed.Replace('\n', ' ')) : null, passes: false),
        new Loophole("edits-unseen", "Edits a field whatever its maker saw.", ["CRM-5/CR/5"], r => r.Method == "PATCH" && Known.Names.TryGetValue(r.Path, out var name) ? r.With(body => body["was"]!["name"] = name) : null, passes: false),
        new Loophole("edits-unasked", "Edits without a consent.", ["CRM-5/CR/6"], r => r.Method == "PATCH" && r.Path.StartsWith("/api/ext/records/", StringComparison.Ordinal) && r.Json is { } body && body["consent"] is null ? r.With(json => json["consent"] = Consent()) : null, passes: false),
        new Loophole("share-forgets-count", "Never compares what was agreed to with what is shared.", ["GATE-4/RC/6", "GATE-5/SH/6", "GATE-5/SH/11"], r => r.IsShare && r.IsProper && r.Json?["consent"] is JsonObject ? r : null, passes: false),
    ];

    private static string? Claimed { get; set; }

    private static Loophole Passing(string name, string defect, string[] mustFail, Func<string, bool> passes) =>
        new(name, defect, mustFail, r => r.IsSync && r.IsProper && passes(r.IdOrEmpty) ? r : null);

    private static bool Claims(SeenRequest request) => request.IsOpen && request.Json is { } body && (body["privacy"] ?? body["state"]) is not null;

    private static string Key(SeenRequest request) => request.Header("Idempotency-Key") ?? "";

    /// <summary>The same under another key and another click, so that nothing else stands in its way.</summary>
    private static SeenRequest Fresh(SeenRequest request) =>
        request.With(body => body["consent"]!["clickId"] = ClickId.NewRandom().Value).WithHeader("Idempotency-Key", IdempotencyKey.NewRandom().Value);

    private static SeenRequest Renamed(SeenRequest request) => request.With(body =>
    {
        body["messages"]!.AsArray()[^1]!["id"] = "3EB0" + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
    });

    private static void Before(JsonObject body, string messages)
    {
        var now = body["messages"]!.AsArray().Select(message => message!.DeepClone());
        body["messages"] = new JsonArray([.. JsonNode.Parse(messages)!.AsArray().Select(message => message!.DeepClone()), .. now]);
    }

    private static JsonObject Consent() => new()
    {
        ["action"] = "edit",
        ["clickId"] = ClickId.NewRandom().Value,
        ["clickedAt"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", System.Globalization.CultureInfo.InvariantCulture),
        ["payloadHash"] = "",
    };
}
