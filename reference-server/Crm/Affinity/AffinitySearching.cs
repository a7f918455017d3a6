using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Finds records by what members may see of them (CRM-10). Names, mail addresses and domains by version 1; a phone number only
/// by the field search of version 2, which is beta and compares strings: it is asked in several renderings, and where it does
/// not answer nothing is found by number. Digits are compared here.
/// </summary>
internal sealed class AffinitySearching(AffinityHttp http, RecordMatcher matcher)
{
    private const string PhoneField = "affinity-data-phone-number";
    private const int MostHits = 20;
    private const int MostWords = 3;
    private const int FewestDigits = 7;
    private const int FewestLetters = 2;

    public async Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken)
    {
        var words = NameWords.Of(query);
        var longest = words.OrderByDescending(word => word.Length).FirstOrDefault() ?? "";
        var hits = new List<MatchCandidate>();
        foreach (var searched in AffinityCrm.AllKinds.Where(known => access.Allows(known) && (kind is null || kind == known)))
        {
            if (searched == RecordKind.Person && access.Allows("phone") && PhoneDigits.Of(query).Length >= FewestDigits && query.Any(char.IsAsciiDigit) && !query.Any(char.IsLetter))
            {
                hits.AddRange(await ByPhoneAsync(query.TrimStart().StartsWith('+') ? query : "+" + query.Trim(), access, cancellationToken));
            }

            // Affinity finds by the letters as they are written, accents and all: one word of the query as it was typed.
            var typed = query.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length).FirstOrDefault() ?? "";
            if (longest.Length >= FewestLetters)
            {
                hits.AddRange((await ByTermAsync(searched, typed, access, cancellationToken)).Where(candidate => Fits(candidate, words)));
            }
        }

        return [.. hits.DistinctBy(candidate => candidate.Record).Take(MostHits).Select(candidate => new RecordHit
        {
            Kind = candidate.Record.Kind,
            RecordId = candidate.Record.Id,
            Name = candidate.Name,
            Subtitle = candidate.Subtitle,
        })];
    }

    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken)
    {
        var here = matcher.In(access.PhoneRegion);
        var chat = ChatTitle.Of(envelope, here.Phones);
        var terms = chat.Name.Words.Select(word => word.Text).Where(word => word.Length >= FewestLetters)
            .Concat(RawWords(envelope.Title)).OrderByDescending(word => word.Length).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords).ToList();
        var candidates = new List<MatchCandidate>();
        if (access.Allows(RecordKind.Person) && access.Allows("phone"))
        {
            foreach (var number in chat.Numbers)
            {
                candidates.AddRange(await ByPhoneAsync($"+{number.CountryCode}{number.NationalNumber}", access, cancellationToken));
            }
        }

        foreach (var kind in new[] { RecordKind.Person, RecordKind.Company }.Where(access.Allows))
        {
            var mails = kind == RecordKind.Person && access.Allows("email") ? chat.Emails : [];
            var domains = kind == RecordKind.Company && access.Allows("domain") ? chat.Domains.Concat(chat.Emails.Select(DomainNames.OfMail).OfType<string>()) : [];
            foreach (var term in terms.Concat(mails).Concat(domains).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                candidates.AddRange(await ByTermAsync(kind, term, access, cancellationToken));
            }
        }

        // One found by its number carries it; the same one found by its name does not.
        return here.Rank(envelope, candidates.OrderByDescending(candidate => candidate.Phones.Count).DistinctBy(candidate => candidate.Record));
    }

    /// <returns>Records that Affinity finds by a term, with what may be seen of them; its own directory of the world left out.</returns>
    public async Task<IReadOnlyList<MatchCandidate>> ByTermAsync(RecordKind kind, string term, RecordAccess? access, CancellationToken cancellationToken)
    {
        var place = AffinityIds.PlaceOf(kind);
        var rows = await http.FindAsync($"{place}?term={Uri.EscapeDataString(term)}&page_size=100", cancellationToken);
        return [.. AffinityHttp.Rows(rows, place)
            .Where(row => !(row.TryGetProperty("global", out var world) && world.ValueKind == JsonValueKind.True))
            .Select(row => Candidate(kind, row, [], access))];
    }

    private static bool Fits(MatchCandidate candidate, IReadOnlySet<string> words)
    {
        var held = NameWords.Of($"{candidate.Name} {string.Join(' ', candidate.Emails)} {string.Join(' ', candidate.Domains)}");
        return words.All(word => held.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> RawWords(string? title) =>
        (title ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsLetter))).Where(word => word.Length >= FewestLetters);

    private static MatchCandidate Candidate(RecordKind kind, JsonElement row, IReadOnlyList<string> phones, RecordAccess? access)
    {
        var emails = access?.Allows("email") != false ? AffinityText.Many(row, "emails") : [];
        var domains = access?.Allows("domain") != false ? AffinityText.Many(row, "domains") : [];
        return new MatchCandidate
        {
            Record = AffinityIds.Record(kind, AffinityIds.Of(row)),
            Name = AffinityText.NameOf(row),
            Subtitle = emails.Concat(domains).Concat(phones).FirstOrDefault() ?? "",
            Phones = phones,
            Emails = emails,
            Domains = domains,
        };
    }

    private async Task<IReadOnlyList<MatchCandidate>> ByPhoneAsync(string number, RecordAccess? access, CancellationToken cancellationToken)
    {
        var renderings = PhoneRenderings.Of(number, matcher.In(access?.PhoneRegion).Phones);
        if (renderings.Count == 0)
        {
            return [];
        }

        var question = new JsonObject
        {
            ["filters"] = new JsonObject
            {
                ["operator"] = "or",
                ["filters"] = new JsonArray(new JsonObject
                {
                    ["fieldId"] = PhoneField,
                    ["valueType"] = "filterable-text-multi",
                    ["operator"] = "has-any-of",
                    ["value"] = new JsonArray([.. renderings.Select(rendering => (JsonNode)rendering)]),
                }),
            },
        };
        var answer = await http.AskAsync($"v2/persons/search?limit=25&fieldIds={PhoneField}", question, cancellationToken);
        return answer.Status is 400 or 403 or 404 or 405 or 422 ? [] : [.. AffinityHttp.Rows(AffinityHttp.Read(answer), "data").Select(row => Found(row, access))];
    }

    private static MatchCandidate Found(JsonElement row, RecordAccess? access)
    {
        var phones =
            from field in AffinityHttp.Rows(row, "fields")
            where AffinityText.Of(field, "id") == PhoneField && field.TryGetProperty("value", out _)
            from phone in AffinityText.Many(field.GetProperty("value"), "data")
            select phone;
        var emails = access?.Allows("email") != false ? AffinityText.Many(row, "emailAddresses") : [];
        List<string> numbers = [.. phones];
        return new MatchCandidate
        {
            Record = AffinityIds.Record(RecordKind.Person, AffinityIds.Of(row)),
            Name = string.Join(' ', new[] { AffinityText.Of(row, "firstName"), AffinityText.Of(row, "lastName") }.OfType<string>()),
            Subtitle = emails.Concat(numbers).FirstOrDefault() ?? "",
            Phones = numbers,
            Emails = emails,
        };
    }
}
