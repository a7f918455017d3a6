using System.Globalization;
using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers.Tables;

/// <summary>Servers that do not look closely at the click that pays.</summary>
internal static class ClickLoopholes
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    public static IReadOnlyList<SabotagedServer> All { get; } =
    [
        new SqlMutant("forgets-clicks", "Forgets which clicks are spent.", ["GATE-5/SH/5", "HUMAN-2/CK/1"], ("writes.click_spent", null, "select 0"), ("writes.spend_click", null, SqlMutant.Nothing)),
        Consent("takes-old-clicks", "Takes clicks of any age.", ["HUMAN-2/CK/2"], (consent, now) => Age(consent, now) > TimeSpan.FromSeconds(150), consent => consent["clickedAt"] = Now()),
        Consent("takes-future-clicks", "Takes clicks that are not made yet.", ["HUMAN-2/CK/3"], (consent, now) => Age(consent, now) < TimeSpan.FromSeconds(-30), consent => consent["clickedAt"] = Now()),
        Consent("takes-other-acts", "Takes the consent of another act.", ["HUMAN-2/CK/5"], (consent, _) => Text(consent["action"]) == "share", _ => { }),
        Consent("takes-short-clicks", "Takes any text for a click's id.", ["HUMAN-2/CK/10"], (consent, _) => Text(consent["clickId"]) is { Length: < 22 }, consent => consent["clickId"] = ClickId.NewRandom().Value),
        Consent("takes-any-hash", "Takes a consent whose hash is empty.", ["HUMAN-2/CK/15"], (consent, _) => Text(consent["payloadHash"]) is { Length: < 43 }, _ => { }),
        Consent("takes-text-for-truth", "Takes a text for the word that it is the same chat.", ["GATE-14/CK/14"], (consent, _) => Text(consent["sameChat"]) is not null, consent => consent["sameChat"] = true),
        new Loophole("takes-no-consent", "Takes a sync without a consent.", ["HUMAN-2/CK/8"], r => r.IsSync && r.Json is { } body && body["consent"] is null && body["messages"] is not null ? r.With(json => json["consent"] = Fresh()) : null, passes: false),
        new Loophole("trusts-any-hash", "Never compares what was agreed to with what is sent.", ["HUMAN-2/CK/4", "HUMAN-2/CK/6", "HUMAN-2/CK/7", "HUMAN-8/CK/9", "HUMAN-2/CK/11"],
            r => r.IsSync && r.IsProper && Text(r.Json?["consent"]?["action"]) == "sync" && Text(r.Json?["consent"]?["payloadHash"]) is { Length: 43 } hash && hash.Trim('A').Length > 0 ? r : null, passes: false),
        new Loophole("shares-by-sync", "Takes the consent of a sync for a share.", ["GATE-5/SH/11"], r => r.IsShare && Text(r.Json?["consent"]?["action"]) == "sync" ? r.Read() : null),
        new Loophole("share-takes-more", "Keeps what a share carries behind its consent.", ["GATE-5/SH/6"], r => r.IsShare && r.Json?["message"]?["caption"] is not null ? r.Read() : null),
        new Loophole("share-takes-all", "Shares whatever stands beside the one message.", ["GATE-5/SH/1", "GATE-5/SH/3"], r => r.IsShare && r.Json is { } body && body["messages"] is JsonArray { Count: > 0 } ? r.With(json =>
        {
            json["message"] = json["messages"]![0]!.DeepClone();
            json.Remove("messages");
        }) : null),
        new Loophole("share-takes-quoted", "Keeps a text where the id of the answered message belongs.", ["GATE-5/SH/13"], r => r.IsShare && Text(r.Json?["message"]?["replyTo"]) is { } text && text.Contains(' ', StringComparison.Ordinal) ? r.With(json =>
        {
            json["message"]!["text"] = text;
            json["message"]!.AsObject().Remove("replyTo");
        }) : null),
        new Loophole("same-chat-unasked", "Takes any messages for those of the same chat.", ["GATE-14/CK/12"], r => r.IsSync && r.IsProper && r.Json?["consent"] is JsonObject consent && consent["sameChat"] is null && Text(consent["action"]) == "sync" && r.Json["messages"] is JsonArray { Count: 3 }
                ? r.With(json => json["consent"]!["sameChat"] = true) : null, passes: false),
    ];

    private static Loophole Consent(string name, string defect, string[] mustFail, Func<JsonObject, DateTimeOffset, bool> takes, Action<JsonObject> mend) => new(
        name, defect, mustFail, r => r.IsSync && r.IsProper && r.Json?["consent"] is JsonObject consent && takes(consent, Clock.GetUtcNow()) ? r.With(body => mend(body["consent"]!.AsObject())) : null, passes: false);

    private static JsonObject Fresh() => new() { ["action"] = "sync", ["clickId"] = ClickId.NewRandom().Value, ["clickedAt"] = Now(), ["payloadHash"] = "" };

    private static TimeSpan Age(JsonObject consent, DateTimeOffset now) =>
        DateTimeOffset.TryParse(Text(consent["clickedAt"]), CultureInfo.InvariantCulture, out var at) ? now - at : TimeSpan.Zero;

    private static string Now() => Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'", CultureInfo.InvariantCulture);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
