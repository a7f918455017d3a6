using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace X80.Cli.Reader.Recording;

/// <summary>
/// Text of the same shape that says nothing: a letter for a letter of its script, a digit for a digit, signs and spaces as they
/// are. It is made of counters alone and never of what it stands for, so that nothing can be worked back from it.
/// </summary>
internal sealed partial class InventedText
{
    // Letters that make no words: what is written here cannot happen to be what was there.
    private static readonly (int From, int To, string Letters)[] Scripts =
    [
        (0x0370, 0x03FF, "ζξψφχ"), (0x0400, 0x052F, "жщъыэ"), (0x0590, 0x05FF, "קטץזס"), (0x0600, 0x06FF, "ظغضثخ"),
        (0x0900, 0x097F, "झञढठङ"), (0x0980, 0x09FF, "ঝঞঢঠঙ"), (0x0E00, 0x0E7F, "ฌญฎฏฐ"), (0x3040, 0x30FF, "ヌヲヰヱヴ"),
        (0x3400, 0x9FFF, "鑫淼焱垚犇"), (0xAC00, 0xD7AF, "뷁쀍쮋퓱휅"),
    ];

    private const string Latin = "qzxvjkwq";

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private int letter;
    private int digit;

    /// <summary>The same invented text for the same name, wherever it stands.</summary>
    public string Name(string name)
    {
        var key = Spaces().Replace(name, " ").Trim().Normalize();
        if (key.Length == 0)
        {
            return name;
        }

        if (!names.TryGetValue(key, out var invented))
        {
            names[key] = invented = Of(key);
        }

        return invented;
    }

    public bool IsName(string text) => names.ContainsKey(Spaces().Replace(text, " ").Trim().Normalize());

    public string Of(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            made.Append(Of(rune));
        }

        return made.ToString();
    }

    private string Of(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.DecimalDigitNumber)
        {
            // Never nought, so that a number keeps its length.
            digit++;
            return char.ConvertFromUtf32(rune.Value - (int)Rune.GetNumericValue(rune) + 1 + (digit * 7 % 9));
        }

        if (Rune.IsLetter(rune) || category == UnicodeCategory.LetterNumber)
        {
            letter++;
            var letters = Array.Find(Scripts, script => rune.Value >= script.From && rune.Value <= script.To).Letters ?? Latin;
            var made = letters[(letter * 3 + (letter / 7)) % letters.Length];
            return (Rune.IsUpper(rune) ? char.ToUpperInvariant(made) : made).ToString();
        }

        return rune.Value >= 0x1F000 ? "🙂"
            : category is UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNumber ? "?"
            : rune.ToString();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
