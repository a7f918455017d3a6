using System.Text.Json.Nodes;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers that take something else for the word <c>shared</c>.</summary>
internal static class StateLoopholes
{
    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        Taking("null-state-is-shared", "Takes an absent or empty state for Shared.", ["GATE-1/PS/4"], state => state is null || Text(state)?.Trim().Length == 0),
        Taking("unknown-state-is-shared", "Takes any word that is not 'private' for Shared.", ["GATE-1/PS/5"], state => Text(state) is "open" or "public" or "Shared" or "SHARED"),
        Taking("number-state-is-shared", "Binds 1 and true to Shared.", ["GATE-3/PS/6"], state => state?.ToJsonString() is "1" or "true" or "\"1\""),
        Taking("odd-state-is-shared", "Takes numbers out of range, lists and objects for Shared.", ["GATE-3/PS/7"], state => state is JsonArray or JsonObject || state?.ToJsonString() is "99" or "-1"),
        Taking("flags-state-is-shared", "Parses a list of words as flags.", ["GATE-3/PS/8"], state => Text(state) is { } text && text.Contains("private", StringComparison.Ordinal) && text.Contains("shared", StringComparison.Ordinal)),
        Taking("trims-state", "Trims the state before it looks at it.", ["GATE-3/EN/5"], state => Text(state) is { } text && text != "shared" && text.Trim(' ', '\t', '\u00a0', '\u200b') == "shared"),
        Taking("folds-state", "Takes look-alikes for the letters they look like.", ["GATE-3/EN/6"], state => Text(state) is { Length: 6 } text && text.Any(c => c > 0x7f)),
        new Loophole("shared-without-consent", "Sets Shared without a consent.", ["GATE-3/PS/9"],
            r => r.IsFlip && r.Json is { } body && Text(body["state"]) == "shared" && body["consent"] is null ? r.With(Consent) : null),
        new Loophole("any-consent-shares", "Sets Shared with the consent of any act.", ["GATE-3/PS/10"],
            r => r.IsFlip && Text(r.Json?["consent"]?["action"]) == "sync" ? r.Read() : null),
        new Loophole("any-conversation-consents", "Sets Shared with a consent for another conversation.", ["GATE-3/PS/18"],
            r => r.IsFlip && Text(r.Json?["state"]) == "shared" && r.Json?["history"] is null && Proper(r) ? r.Read() : null),
        new Loophole("patch-shares", "Sets Shared by PATCH and POST on routes beside the right one.", ["GATE-3/PS/11"],
            r => r.Path.EndsWith("/privacy", StringComparison.Ordinal) && r.Method is "PATCH" or "POST" && r.Path.EndsWith("/privacy", StringComparison.Ordinal) ? (r with { Method = "PUT" }).Read() : null),
        new Loophole("history-with-shared", "Takes Shared with a history, which stands with Private only.", ["GATE-3/PS/19"],
            r => r.IsFlip && Text(r.Json?["state"]) == "shared" && r.Json?["history"] is not null ? r.With(body => body.Remove("history")) : null),
        new Loophole("last-state-wins", "Takes the last of two states.", ["GATE-3/HT/1"],
            r => r.IsFlip && r.Text.Split("\"state\"").Length > 2 ? r.With(body => body["state"] = "shared") : null),
        new Loophole("state-in-any-case", "Reads members in any case.", ["GATE-3/HT/2"],
            r => r.IsFlip && (r.Text.Contains("\"State\"", StringComparison.Ordinal) || r.Text.Contains("\"STATE\"", StringComparison.Ordinal)) ? r.With(body => body["state"] = "shared") : null),
        new SqlMutant("opens-shared", "Takes a conversation whose privacy was never set for Shared.", ["GATE-1/PS/3", "GATE-3/PS/12", "GATE-3/PS/14"],
            ("conversations.privacy", "select privacy from conversations", "select case when privacy_epoch = 0 then 'shared' else privacy end as privacy from conversations")),
    ];

    private static Loophole Taking(string name, string defect, string[] mustFail, Func<JsonNode?, bool> takes) => new(
        name, defect, mustFail, r => r.IsFlip && r.Json is { } body && body["consent"] is not null && takes(body["state"]) ? r.With(json => json["state"] = "shared") : null);

    private static void Consent(JsonObject body) => body["consent"] = new JsonObject
    {
        ["action"] = "share-conversation",
        ["clickId"] = X80.Contract.Ids.ClickId.NewRandom().Value,
        ["clickedAt"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", System.Globalization.CultureInfo.InvariantCulture),
        ["payloadHash"] = "",
    };

    private static bool Proper(SeenRequest request) =>
        Text(request.Json?["consent"]?["action"]) == "share-conversation" && request.Text.Split("\"state\"").Length == 2;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
