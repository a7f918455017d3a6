using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>
/// Ranks records for a chat by its envelope alone, each with a score and plain reasons (CRM-1). A score from 80 is likely;
/// nothing links by itself, and where two records fit as well none of them is likely.
/// </summary>
/// <param name="region">The region, such as <c>DE</c>, of numbers without a country; <c>ZZ</c> where none is set.</param>
internal sealed class RecordMatcher(string region)
{
    private const int FewestPoints = 40;
    private const int MostSuggestions = 5;
    private const int NameThatTells = 45;
    private const int NotTold = 70;
    private const int OneOfTwo = 76;
    private const int Likely = 80;
    private const string SharedNumber = "Other records have the same number.";
    private const string SharedName = "Another record fits as well.";

    /// <value>Reads and compares numbers as the matching does.</value>
    public PhoneBook Phones { get; } = new(region);

    /// <returns>One for a workspace's own region; this one where it has set none.</returns>
    public RecordMatcher In(string? own) => own is null || own == region ? this : new RecordMatcher(own);

    /// <returns>The best few, best first.</returns>
    public IReadOnlyList<Suggestion> Rank(ChatEnvelope envelope, IEnumerable<MatchCandidate> candidates)
    {
        var chat = ChatTitle.Of(envelope, Phones);
        var scored = candidates.Select(candidate => Score(chat, candidate)).Where(record => record.Score >= FewestPoints).ToList();
        return [.. Told(scored)
            .OrderByDescending(record => record.Score)
            .ThenByDescending(record => record.Name)
            .ThenBy(record => record.Candidate.Name, StringComparer.Ordinal)
            .ThenBy(record => record.Candidate.Record.Id.Value, StringComparer.Ordinal)
            .Take(MostSuggestions)
            .Select(record => record.ToSuggestion())];
    }

    private static IEnumerable<ScoredRecord> Told(List<ScoredRecord> scored)
    {
        var sameNumber = scored.Count(record => record.Phone == PhoneEvidence.Same);
        var byName = scored.Where(record => record.IsByName && record.Score >= Likely).GroupBy(record => (record.Candidate.Record.Kind, record.Score))
            .Where(group => group.Count() > 1).SelectMany(group => group).ToHashSet();
        foreach (var record in scored)
        {
            yield return byName.Contains(record) ? record with { Score = OneOfTwo, Reasons = [.. record.Reasons, SharedName] }
                : record.Phone == PhoneEvidence.Same && sameNumber > 1 && record.Name < NameThatTells ? record with { Score = NotTold, Reasons = [.. record.Reasons, SharedNumber] }
                : record;
        }
    }

    private static Evidence OfPhone(PhoneEvidence phone, int name) => phone switch
    {
        PhoneEvidence.Same => new(92 + name * 8 / 100, "The phone number is the same."),
        PhoneEvidence.SameInSomeCountry => new(name >= NameThatTells ? 88 : 66, "The phone number is the same within a country."),
        PhoneEvidence.OtherExtension => new(name >= NameThatTells ? 86 : 68, "The phone number is the same but for the extension."),
        _ => Evidence.None,
    };

    private static Evidence OfMail(ChatTitle chat, MatchCandidate candidate, int name)
    {
        if (chat.Emails.Any(email => candidate.Emails.Contains(email, StringComparer.OrdinalIgnoreCase)))
        {
            return new(94, "The mail address is the same.");
        }

        var isCompany = candidate.Record.Kind == RecordKind.Company;
        var domains = candidate.Domains.Concat(candidate.Emails.Select(DomainNames.OfMail).OfType<string>()).ToList();
        if (chat.Domains.Any(domain => domains.Any(held => DomainNames.AreOne(domain, held))))
        {
            return new(name >= NameThatTells ? 88 : !isCompany ? 50 : chat.Name.Words.Count == 0 ? 86 : 64, "The domain is the same.");
        }

        var mailed = chat.Emails.Select(DomainNames.OfMail).OfType<string>();
        return mailed.Any(domain => domains.Any(held => DomainNames.AreOne(domain, held)))
            ? new(name >= NameThatTells ? 82 : isCompany ? 64 : 45, "The domain of the mail address is the same.")
            : Evidence.None;
    }

    private ScoredRecord Score(ChatTitle chat, MatchCandidate candidate)
    {
        var evidence = chat.Numbers.SelectMany(number => candidate.Phones.Select(held => Phones.Compare(number, held))).DefaultIfEmpty().Max();
        var name = NameMatch.Of(chat.Name, candidate);
        var (phone, mail) = (OfPhone(evidence, name.Points), OfMail(chat, candidate, name.Points));
        var byName = evidence == PhoneEvidence.Differs ? name with { Points = Math.Min(name.Points, 65) } : name;
        Evidence[] all = [phone, mail, byName];
        List<string> reasons = [.. all.Where(one => one.Points > 0).Select(one => one.Reason)];
        if (evidence == PhoneEvidence.Differs && name.Points > 0)
        {
            reasons.Add("The phone number is another one.");
        }

        return new ScoredRecord(candidate, all.Max(one => one.Points), reasons)
        {
            Phone = evidence,
            Name = name.Points,
            IsByName = phone.Points == 0 && mail.Points == 0,
        };
    }
}
