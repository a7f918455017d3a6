using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace X80.Cli.Reader.Recording;

/// <summary>Clock times and days of another year, written as the page writes its own: a reader finds them where it found the others.</summary>
internal sealed partial class InventedTimes
{
    private const int LongestClock = 16;

    /// <summary>Words for the halves of a day: of a language, not of a person.</summary>
    public static IReadOnlyList<string> Halves { get; } =
    [
        "am", "pm", "vorm", "nachm", "de", "du", "fh", "eh", "ap", "ip", "上午", "下午", "午前", "午後", "오전", "오후", "ص", "م", "قظ", "بظ", "قبل\u200cازظهر",
        "بعدازظهر", "पूर्वाह्न", "अपराह्न",
    ];

    private readonly Dictionary<string, (int Hour, int Minute)> clocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> dates = new(StringComparer.Ordinal);
    private readonly HashSet<string> halves;
    private int minute;
    private int day;

    /// <param name="language">The page's language: it names the halves of the day.</param>
    public InventedTimes(string language)
    {
        halves = new HashSet<string>(Halves.Select(Word), StringComparer.Ordinal);
        if (language.Length > 0 && CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(each => each.Name.Equals(language, StringComparison.OrdinalIgnoreCase)) is { } culture)
        {
            halves.UnionWith([Word(culture.DateTimeFormat.AMDesignator), Word(culture.DateTimeFormat.PMDesignator)]);
        }
    }

    /// <returns>Another time in the same form; null where the text is no clock time.</returns>
    public string? Clock(string text)
    {
        var found = text.Length <= LongestClock ? ClockForm().Match(text) : Match.Empty;
        var rest = found.Success ? Word(text.Remove(found.Index, found.Length)) : "-";
        if (!found.Success || (rest.Length > 0 && !halves.Contains(rest)))
        {
            return null;
        }

        if (!clocks.TryGetValue(Word(text), out var made))
        {
            minute++;
            clocks[Word(text)] = made = (1 + (minute / 60 % 9), minute % 60);
        }

        var hour = made.Hour.ToString(CultureInfo.InvariantCulture).PadLeft(found.Groups[1].Value.Length, '0');
        var digits = hour + found.Groups[2].Value + made.Minute.ToString("00", CultureInfo.InvariantCulture);
        return text[..found.Index] + Like(digits, found.Value) + text[(found.Index + found.Length)..];
    }

    /// <returns>Another date in the same form and with the same doubt about its order; null where the text holds no three numbers.</returns>
    public string? Date(string text)
    {
        var numbers = Numbers().Matches(text);
        if (numbers.Count != 3 || numbers.Count(number => number.Length == 4) != 1 || numbers.Any(number => number.Length is 3 or > 4) || text.Any(char.IsLetter))
        {
            return null;
        }

        var key = string.Join('/', numbers.Select(number => Value(number.Value)));
        if (!dates.TryGetValue(key, out var plan))
        {
            // The least year that a chat can be of; days count up, each below or above thirteen as the page's own.
            day++;
            dates[key] = plan = $"{2012 + (day / 60)}";
        }

        var made = new StringBuilder();
        var at = 0;
        var isFirst = true;
        var small = numbers.Where(number => number.Length < 4).Select(number => Value(number.Value)).ToArray();
        foreach (Match number in numbers)
        {
            made.Append(text, at, number.Index - at);
            var value = number.Length == 4 ? plan : Part(Value(number.Value), small[0] == small[1] || isFirst, DayOf(key));
            isFirst &= number.Length == 4;
            made.Append(Like(number.Length == 4 ? value : value.PadLeft(number.Length, '0'), number.Value));
            at = number.Index + number.Length;
        }

        return made.Append(text, at, text.Length - at).ToString();
    }

    // Parts above twelve stay above it, the others stay below ten, so that they need no more room.
    private static string Part(int value, bool isFirst, int count) =>
        value > 12 ? $"{13 + (count % 14)}" : value >= 10 ? $"{10 + ((count + (isFirst ? 0 : 1)) % 3)}" : $"{1 + ((count + (isFirst ? 0 : 4)) % 9)}";

    private int DayOf(string key) => dates.Keys.ToList().IndexOf(key);

    // Digits of the script that the page writes in.
    private static string Like(string latin, string model)
    {
        var zero = model.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber).Select(rune => rune.Value - (int)Rune.GetNumericValue(rune)).FirstOrDefault('0');
        return string.Concat(latin.Select(c => char.IsAsciiDigit(c) ? char.ConvertFromUtf32(zero + (c - '0')) : c.ToString()));
    }

    private static int Value(string digits) => digits.EnumerateRunes().Aggregate(0, (sum, rune) => (sum * 10) + (int)Rune.GetNumericValue(rune));

    private static string Word(string text) => NoWord().Replace(text, "").ToLowerInvariant();

    [GeneratedRegex(@"(\p{Nd}{1,2})([:.])(\p{Nd}{2})(?!\p{Nd})")]
    private static partial Regex ClockForm();

    [GeneratedRegex(@"\p{Nd}+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[\s.\u200e\u200f\u061c\u00a0\u202f]")]
    private static partial Regex NoWord();
}
