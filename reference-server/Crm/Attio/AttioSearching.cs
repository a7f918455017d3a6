using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Finds records by what members may see of them. Queries alone: they are up to date at once, and Attio's search would look
/// into fields that are not allowed (CRM-10).
/// </summary>
internal sealed class AttioSearching(AttioHttp http, RecordMatcher matcher)
{
    private const int MostHits = 20;
    private const int MostCandidates = 50;
    private const int MostWords = 4;
    private const int FewestDigits = 4;
    private const int LocalDigits = 8;

    public async Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken)
    {
        var hits = new List<RecordHit>();
        foreach (var searched in AttioKinds.All.Where(known => access.Allows(known) && (kind is null || kind == known)))
        {
            var rows = await QueryAsync(searched, AnyOf(searched, query, access), MostHits, cancellationToken);
            hits.AddRange(rows.Select(row => HitOf(searched, row, access)));
        }

        return [.. hits.Take(MostHits)];
    }

    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken)
    {
        var found = new List<MatchCandidate>();
        foreach (var kind in new[] { RecordKind.Person, RecordKind.Company }.Where(access.Allows))
        {
            var rows = await QueryAsync(kind, Candidates(kind, envelope, access), MostCandidates, cancellationToken);
            found.AddRange(rows.Select(row => CandidateOf(kind, row, access)));
        }

        return matcher.In(access.PhoneRegion).Rank(envelope, found);
    }

    /// <returns>The records that fit one of the conditions.</returns>
    public async Task<IReadOnlyList<JsonElement>> QueryAsync(RecordKind kind, List<JsonObject> anyOf, int limit, CancellationToken cancellationToken)
    {
        if (anyOf.Count == 0)
        {
            return [];
        }

        var filter = anyOf.Count == 1 ? anyOf[0] : new JsonObject { ["$or"] = new JsonArray([.. anyOf]) };
        var question = new JsonObject { ["filter"] = filter, ["limit"] = limit };
        var rows = await http.QueryAsync($"v2/objects/{AttioKinds.SlugOf(kind)}/records/query", question, cancellationToken);
        return rows is { ValueKind: JsonValueKind.Array } all ? [.. all.EnumerateArray()] : [];
    }

    public static JsonObject NameContains(RecordKind kind, string word) => new()
    {
        ["name"] = kind == RecordKind.Person
            ? new JsonObject { ["full_name"] = new JsonObject { ["$contains"] = word } }
            : new JsonObject { ["$contains"] = word },
    };

    private static List<JsonObject> AnyOf(RecordKind kind, string query, RecordAccess access)
    {
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var conditions = new List<JsonObject> { new() { ["$and"] = new JsonArray([.. words.Select(word => NameContains(kind, word))]) } };
        if (kind == RecordKind.Person && access.Allows("email"))
        {
            conditions.Add(Contains("email_addresses", "email_address", query.Trim()));
        }

        if (kind == RecordKind.Company && access.Allows("domain"))
        {
            conditions.Add(Contains("domains", "domain", query.Trim()));
        }

        if (kind == RecordKind.Person && access.Allows("phone") && PhoneDigits.Of(query) is { Length: >= FewestDigits } digits)
        {
            conditions.Add(new JsonObject { ["phone_numbers"] = new JsonObject { ["$contains"] = digits } });
        }

        return conditions;
    }

    private static List<JsonObject> Candidates(RecordKind kind, ChatEnvelope envelope, RecordAccess access)
    {
        var words = (envelope.Title ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit))).Where(word => word.Length > 1);
        var conditions = words.OrderByDescending(word => word.Length).Take(MostWords).Select(word => NameContains(kind, word)).ToList();
        if (kind == RecordKind.Person && access.Allows("phone") && PhoneDigits.Of(envelope.Phone) is { Length: >= LocalDigits } digits)
        {
            conditions.Add(new JsonObject { ["phone_numbers"] = new JsonObject { ["$ends_with"] = digits[^LocalDigits..] } });
        }

        return conditions;
    }

    private static JsonObject Contains(string slug, string property, string text) =>
        new() { [slug] = new JsonObject { [property] = new JsonObject { ["$contains"] = text } } };

    private static RecordHit HitOf(RecordKind kind, JsonElement row, RecordAccess access) => new()
    {
        Kind = kind,
        RecordId = AttioReading.RefOf(kind, row).Id,
        Name = AttioReading.NameOf(row),
        Subtitle = SubtitleOf(row, access),
    };

    private static string SubtitleOf(JsonElement row, RecordAccess access) =>
        new[] { ("email", "email_addresses"), ("domain", "domains"), ("phone", "phone_numbers") }
            .Where(field => access.Allows(field.Item1))
            .SelectMany(field => AttioValues.TextsOf(row, field.Item2))
            .FirstOrDefault() ?? "";

    private static MatchCandidate CandidateOf(RecordKind kind, JsonElement row, RecordAccess access)
    {
        IReadOnlyList<string> Allowed(string field, string slug) => access.Allows(field) ? AttioValues.TextsOf(row, slug) : [];
        return new MatchCandidate
        {
            Record = AttioReading.RefOf(kind, row),
            Name = AttioReading.NameOf(row),
            Subtitle = SubtitleOf(row, access),
            Phones = Allowed("phone", "phone_numbers"),
            Emails = Allowed("email", "email_addresses"),
            Domains = Allowed("domain", "domains"),
        };
    }
}
