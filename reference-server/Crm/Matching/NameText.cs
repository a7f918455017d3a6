using System.Globalization;
using System.Text;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>A name, or the title of a chat, as words in their order; and the stretches between brackets, commas and emoji.</summary>
internal sealed class NameText
{
    private const string Apostrophes = "'\u2019\u02BC`\u05F3\u05F4";
    private const string Breaks = "()[]{}|/\\,;:@\u2022\u00B7\u2013\u2014\"\u201C\u201D*#~_=+&<>\u3001\uFF08\uFF09\u30FB";

    private NameText(IReadOnlyList<IReadOnlyList<NameWord>> stretches, bool namesAnother, bool namesTwo) =>
        (Stretches, Words, NamesAnother, NamesTwo) = (stretches, [.. stretches.SelectMany(words => words)], namesAnother, namesTwo);

    public IReadOnlyList<IReadOnlyList<NameWord>> Stretches { get; }

    /// <value>Without forms of address and of companies.</value>
    public IReadOnlyList<NameWord> Words { get; }

    /// <value>It names somebody by another person: a sister, an assistant.</value>
    public bool NamesAnother { get; }

    public bool NamesTwo { get; }

    public static NameText Of(string text)
    {
        var raw = Split(Fillers.WithoutForms(text));
        var all = raw.SelectMany(words => words).ToList();
        var joins = all.Select((word, i) => IsJoin(word) && i > 0 && i < all.Count - 1).Contains(true);
        List<NameWord[]> kept = [.. raw.Select(words => words.Where(word => !Fillers.IsEmpty(word)).ToArray())];
        if (kept.Sum(words => words.Count(word => !Fillers.IsCompanyForm(word))) > 0)
        {
            kept = [.. kept.Select(words => words.Where((word, i) => !IsForm(words, word, i)).ToArray())];
        }

        if (joins)
        {
            kept = [.. kept.Select(words => words.Where((word, i) => !IsJoin(word) || i == 0 || i == words.Length - 1).ToArray())];
        }

        var named = kept.Where(words => words.Length > 0).ToList();
        return new NameText(named.Count > 0 ? [.. named] : raw, all.Exists(Fillers.NamesAnother), joins || text.Contains('&', StringComparison.Ordinal));
    }

    public override string ToString() => $"{Words.Count} words";

    private static bool IsJoin(NameWord word) => Fillers.Joins(word) && !word.IsInitial;

    // The first word of several is somebody's name even where it looks like a form: As, Co.
    private static bool IsForm(NameWord[] words, NameWord word, int place) =>
        Fillers.IsCompanyForm(word) && (place > 0 || words.Length == 1 || Fillers.LeadsCompany(word));

    private static List<NameWord[]> Split(string text)
    {
        var stretches = new List<NameWord[]>();
        var words = new List<NameWord>();
        var word = new StringBuilder();
        foreach (var rune in text.Replace(" - ", " | ", StringComparison.Ordinal).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsLetterOrDigit(rune) || word.Length > 0 && category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                word.Append(rune);
                continue;
            }

            if (category == UnicodeCategory.Format || word.Length > 0 && rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                continue;
            }

            EndWord(words, word);
            if (category is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol || rune.IsBmp && Breaks.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                EndStretch(stretches, words);
            }
        }

        EndWord(words, word);
        EndStretch(stretches, words);
        return stretches;
    }

    private static void EndWord(List<NameWord> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            var named = new NameWord(word.ToString());
            word.Clear();
            if (named.Forms.Count > 0)
            {
                words.Add(named);
            }
        }
    }

    private static void EndStretch(List<NameWord[]> stretches, List<NameWord> words)
    {
        if (words.Count > 0)
        {
            stretches.Add([.. words]);
            words.Clear();
        }
    }
}
