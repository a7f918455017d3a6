using System.Globalization;
using System.Text;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>A word without case and accents, and how it is written in plain Latin letters.</summary>
internal static class LatinForms
{
    private const string Cyrillic =
        "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i є ye ґ g ђ dj ј j љ lj њ nj ћ c џ dz";

    private const string Greek =
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o";

    private const string GreekVoiced = "αεηιουωβγδζλμνρ";

    private const string Latin = "ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i";

    /// <summary>Where Ukrainian says a letter otherwise.</summary>
    private const string Ukrainian = "г h и y й i є ie ю iu я ia";

    private static readonly Dictionary<char, string> Letters = Table($"{Cyrillic} {Greek} {Latin}");

    private static readonly Dictionary<char, string> UkrainianLetters = new(Letters.Concat(Table(Ukrainian)).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(of => of.Key, of => of.Last()));

    /// <summary>Two Greek letters that sound as one do so by what follows; the vowel stays what it is.</summary>
    private static readonly (string Pair, string Before, string Voiced, string Unvoiced)[] GreekPairs =
        [("ου", "", "ou", "ou"), ("αυ", GreekVoiced, "av", "af"), ("ευ", GreekVoiced, "ev", "ef"), ("ηυ", GreekVoiced, "iv", "if")];

    private static readonly (string Accented, string Spelt)[] Umlauts = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")];

    private static readonly (string From, string To)[] Sounds =
    [
        ("sch", "sh"), ("ph", "f"), ("th", "t"), ("kh", "h"), ("ck", "k"), ("ya", "ia"), ("yu", "iu"), ("x", "ks"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"),
    ];

    /// <returns>Lower case, marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters taken off; other scripts keep theirs.</returns>
    public static string Plain(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word.ToLowerInvariant();
        }

        var plain = new StringBuilder();
        foreach (var rune in word.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsAccent(rune))
            {
                plain.Append(Rune.ToLowerInvariant(rune));
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <returns>The plain word first, its Latin spelling last; one form where they are the same.</returns>
    public static IReadOnlyList<string> Of(string word)
    {
        var plain = Plain(word);
        if (Ascii.IsValid(word))
        {
            return [plain];
        }

        var spelt = Umlauts.Aggregate(word.Normalize(NormalizationForm.FormC).ToLowerInvariant(), (text, one) => text.Replace(one.Accented, one.Spelt, StringComparison.Ordinal));
        return [.. new[] { plain, Romanised(Plain(spelt), Letters), Romanised(plain, UkrainianLetters), Romanised(plain, Letters) }.Where(form => form.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <returns>A Latin word as it sounds, roughly: equal for spellings such as Stefan and Stephan.</returns>
    public static string SoundOf(string latin)
    {
        var sound = Sounds.Aggregate(latin, (text, one) => text.Replace(one.From, one.To, StringComparison.Ordinal));
        return string.Concat(sound.Where((letter, i) => i == 0 || letter != sound[i - 1]));
    }

    private static string Romanised(string plain, Dictionary<char, string> letters) =>
        string.Concat(GreekPairs.Aggregate(plain, WithoutPair).Select(letter => letters.TryGetValue(letter, out var latin) ? latin : letter.ToString()));

    private static string WithoutPair(string word, (string Pair, string Before, string Voiced, string Unvoiced) of)
    {
        for (var at = word.IndexOf(of.Pair, StringComparison.Ordinal); at >= 0; at = word.IndexOf(of.Pair, at + 1, StringComparison.Ordinal))
        {
            var isVoiced = at + 2 < word.Length && of.Before.Contains(word[at + 2], StringComparison.Ordinal);
            word = $"{word[..at]}{(isVoiced ? of.Voiced : of.Unvoiced)}{word[(at + 2)..]}";
        }

        return word;
    }

    private static bool IsAccent(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark
        && rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x0591 and <= 0x05C7) or (>= 0x064B and <= 0x065F) or 0x0670;

    private static Dictionary<char, string> Table(string pairs)
    {
        var words = pairs.Split(' ');
        return words.Chunk(2).ToDictionary(pair => pair[0][0], pair => pair[1] == "-" ? "" : pair[1]);
    }
}
