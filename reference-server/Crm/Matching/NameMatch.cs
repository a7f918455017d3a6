using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>How well the name of a record fits a title. A slip of the pen or an initial never makes it likely.</summary>
internal static class NameMatch
{
    private const int Likely = 80;
    private const int MostOfAnother = 60;
    private const int MostOfTwo = 70;

    public static Evidence Of(NameText title, MatchCandidate candidate)
    {
        var name = candidate.Text;
        if (title.Words.Count == 0 || name.Words.Count == 0)
        {
            return Evidence.None;
        }

        var isCompany = candidate.Record.Kind == RecordKind.Company;
        var best = Of(WordPairs.Of(title.Words, name.Words), candidate, isCompany);
        foreach (var stretch in title.Stretches)
        {
            var part = title.Stretches.Count == 1 ? Evidence.None : OfStretch(WordPairs.Of(stretch, name.Words), candidate, isCompany);
            best = part.Points > best.Points ? part : best;
        }

        var most = title.NamesAnother && !name.NamesAnother ? MostOfAnother : title.NamesTwo && !name.NamesTwo ? MostOfTwo : best.Points;
        return best with { Points = Math.Min(best.Points, most) };
    }

    // One stretch of a title is weaker than all of it, and a company named beside a person is not whom the chat is with.
    private static Evidence OfStretch(WordPairs pairs, MatchCandidate candidate, bool isCompany)
    {
        var found = Of(pairs, candidate, isCompany);
        var points = !pairs.CoverTitle ? 0 : isCompany ? Math.Min(found.Points - 4, MostOfTwo) : found.Points - 4;
        return found with { Points = points };
    }

    private static Evidence Of(WordPairs pairs, MatchCandidate candidate, bool isCompany)
    {
        if (pairs.Count == 0)
        {
            return Evidence.None;
        }

        var namesEmployer = !isCompany && pairs.Unpaired.Any(word => candidate.Employers.Any(employer => word.BondWith(employer) == WordBond.Same));
        return (pairs.CoverTitle, pairs.CoverName) switch
        {
            (true, true) => Whole(pairs, isCompany),
            (false, true) => NameInTitle(pairs, isCompany, namesEmployer),
            (true, false) => TitleInName(pairs, isCompany),
            _ when namesEmployer && pairs.PairFirst && pairs.IsStrong => new(Likely, "The first name and the company are the same."),
            _ => new(
                pairs.Weakest == WordBond.Near && pairs.Count == 1 ? 20 : pairs.IsFull ? 55 : 35,
                pairs.Count == 1 ? "One word of the name is the same." : $"{pairs.Count} words of the name are the same."),
        };
    }

    private static Evidence Whole(WordPairs pairs, bool isCompany) => pairs.Weakest switch
    {
        WordBond.Same => new(pairs.IsFull ? 88 : isCompany ? 84 : 70, "The name is the same."),
        WordBond.PetName => new(pairs.IsFull ? 84 : 50, "The name is the same, with a short form."),
        WordBond.Spelling => new(pairs.IsFull ? 82 : 50, "The name is the same in another spelling."),
        WordBond.Initial => new(pairs.IsFull ? 68 : 20, "The initials and the rest of the name fit."),
        _ => new(pairs.IsFull ? 66 : 45, "The name is nearly the same."),
    };

    private static Evidence NameInTitle(WordPairs pairs, bool isCompany, bool namesEmployer) =>
        namesEmployer && pairs.IsFull && pairs.IsStrong ? new(86, "The name and the company are the same.")
        : pairs.OnlyAddsInitials && pairs.Weakest == WordBond.Same && !isCompany ? new(82, "The name is the same but for an initial.")
        : new(pairs.IsFull ? (pairs.IsStrong ? 74 : 60) : pairs.IsStrong ? (isCompany ? 60 : 45) : 30, "One name contains the other.");

    private static Evidence TitleInName(WordPairs pairs, bool isCompany) => new(
        pairs.IsFull
            ? pairs.IsStrong && pairs.PairFirst && pairs.PairLast && !isCompany ? 82 : pairs.IsStrong ? 64 : 55
            : pairs.IsStrong ? (isCompany ? 62 : 50) : 30,
        "One name contains the other.");
}
