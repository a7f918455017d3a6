using System.Text.RegularExpressions;
using PhoneNumbers;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>
/// Reads and compares phone numbers as people and CRMs write them. An internal id of a channel (a LID) is never a number:
/// it has no plan that it fits, and what holds an @ is not read at all (READ-3).
/// </summary>
/// <param name="region">The region, such as <c>DE</c>, of numbers without a country; <c>ZZ</c> where none is set.</param>
internal sealed partial class PhoneBook(string region)
{
    private const int FewestDigits = 7;
    private const int FewestAlike = 6;
    private const string Unknown = "ZZ";
    private static readonly PhoneNumberUtil Plans = PhoneNumberUtil.GetInstance();

    /// <returns>Null for what is no phone number.</returns>
    public PhoneNumber? Read(string? text)
    {
        if (text is null || text.Contains('@', StringComparison.Ordinal) || PhoneDigits.Of(text).Length < FewestDigits)
        {
            return null;
        }

        try
        {
            var number = Plans.Parse(Extension().Replace(text, "${number} ext. ${extension}"), region);
            return Plans.IsPossibleNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <returns>The numbers written in a title, each valid in its country's plan.</returns>
    public IReadOnlyList<PhoneNumberMatch> FindIn(string title) =>
        title.Contains('@', StringComparison.Ordinal) || PhoneDigits.Of(title).Length < FewestDigits ? [] : [.. Plans.FindNumbers(title, region)];

    public static PhoneEvidence Compare(PhoneNumber one, PhoneNumber other) => Plans.IsNumberMatch(Bare(one), Bare(other)) switch
    {
        PhoneNumberUtil.MatchType.EXACT_MATCH => one.Extension == other.Extension ? PhoneEvidence.Same : PhoneEvidence.OtherExtension,
        PhoneNumberUtil.MatchType.NSN_MATCH => PhoneEvidence.SameInSomeCountry,
        _ => PhoneEvidence.Differs,
    };

    /// <summary>A record's number against one of the chat, where the record's may lack its country.</summary>
    public PhoneEvidence Compare(PhoneNumber chat, string? held)
    {
        if (PhoneDigits.Of(held) is var written && written.Length < FewestDigits)
        {
            return PhoneEvidence.None;
        }

        // Most numbers of a CRM are told apart without reading their plan.
        var national = Plans.GetNationalSignificantNumber(chat);
        if (!written.Contains(national[^Math.Min(FewestAlike, national.Length)..], StringComparison.Ordinal))
        {
            return PhoneEvidence.Differs;
        }

        if (Read(held) is not { } number)
        {
            return IsSameWithin(national, held!) ? PhoneEvidence.SameInSomeCountry : PhoneEvidence.None;
        }

        var evidence = Compare(chat, number);
        return evidence == PhoneEvidence.Differs && !SaysItsCountry(held!) && IsSameWithin(national, held!) ? PhoneEvidence.SameInSomeCountry : evidence;
    }

    /// <summary>Whether two numbers are one line, where one of them may lack its country, or both, and nobody knows which.</summary>
    public bool AreSame(string? one, string? other) =>
        Read(one) is { } number ? IsSame(number, other)
        : Read(other) is { } second ? IsSame(second, one)
        : PhoneDigits.Of(one) is { Length: >= FewestDigits } digits && digits == PhoneDigits.Of(other);

    /// <returns>The country of a number that does not say one itself; null where it does, or nobody knows.</returns>
    public string? CountryOf(string text) => region == Unknown || SaysItsCountry(text) ? null : region;

    private bool IsSame(PhoneNumber number, string? held) => Compare(number, held) is PhoneEvidence.Same or PhoneEvidence.SameInSomeCountry;

    /// <summary>An extension behind a word of whatever language: Durchwahl 14, poste 3, доб. 5.</summary>
    [GeneratedRegex(@"^(?<number>[^\p{L}]*[0-9][^\p{L}]*?)\s*\p{L}[\p{L}.: ]*(?<extension>[0-9]{1,7})\s*$")]
    private static partial Regex Extension();

    private static bool SaysItsCountry(string text) => text.TrimStart().StartsWith('+') || text.TrimStart().StartsWith("00", StringComparison.Ordinal);

    private static PhoneNumber Bare(PhoneNumber number) => new PhoneNumber.Builder().MergeFrom(number).ClearExtension().Build();

    private static bool IsSameWithin(string national, string held)
    {
        var digits = PhoneDigits.Of(held).TrimStart('0');
        return digits.Length >= FewestDigits && digits == national;
    }
}
