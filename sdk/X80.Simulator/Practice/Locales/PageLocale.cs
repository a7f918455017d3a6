using System.Globalization;
using System.Text.Json;

namespace X80.Simulator.Practice.Locales;

/// <summary>
/// How the page writes in one language and with one clock, as data: a file a locale. What is not written there is the same
/// in all of them.
/// </summary>
internal sealed record PageLocale
{
    private static readonly Lazy<IReadOnlyList<PageLocale>> Loaded = new(() => [.. Names().Select(Load)]);

    public static IReadOnlyList<PageLocale> All => Loaded.Value;

    /// <summary>British English, 24 hours: what the practice page is where nothing else is asked for.</summary>
    public static PageLocale Default => Find("en-GB");

    public required string Name { get; init; }

    /// <summary>The language that the document names.</summary>
    public required string Tag { get; init; }

    /// <summary><c>ltr</c> or <c>rtl</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>Pattern of a clock time; <c>tt</c> is the word for the half of the day.</summary>
    public required string Clock { get; init; }

    /// <summary>Pattern of a date, in the Gregorian calendar.</summary>
    public required string Date { get; init; }

    public required string Am { get; init; }

    public required string Pm { get; init; }

    /// <summary>The ten digits from zero.</summary>
    public required string Digits { get; init; }

    /// <summary>What stands between a time and a date.</summary>
    public required string Comma { get; init; }

    public required string Today { get; init; }

    public required string Yesterday { get; init; }

    /// <summary>From Sunday.</summary>
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>An invented person.</summary>
    public required string Contact { get; init; }

    /// <summary>Four sentences to say; the third has two lines.</summary>
    public required IReadOnlyList<string> Samples { get; init; }

    /// <summary>What the page says itself, by what it means.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    public bool IsRightToLeft => Direction == "rtl";

    /// <summary>Whether its language says which of two numbers is the day: English of no country does not.</summary>
    public bool OrderIsSure => Tag != "en";

    /// <summary>Whether a date has its day before its month.</summary>
    public bool IsDayFirst => Date.IndexOf('d', StringComparison.Ordinal) < Date.IndexOf('M', StringComparison.Ordinal);

    public string Word(string meaning) => Words[meaning];

    public string Word(string meaning, string name) => string.Format(CultureInfo.InvariantCulture, Words[meaning], name);

    public string TimeOf(DateTime at) => Write(at, Clock);

    public string DateOf(DateTime at) => Write(at, Date);

    /// <summary>How the page calls a day: by a word in the last week, else as a date.</summary>
    /// <param name="at">A time of that day.</param>
    /// <param name="today">The day that the page calls today; null writes every day as a date.</param>
    public string DayOf(DateTime at, DateOnly? today) => NamedDay(at, today) ?? DateOf(at);

    /// <summary>The word for a day of the last week; null for another one.</summary>
    public string? NamedDay(DateTime at, DateOnly? today) => (today?.DayNumber - DateOnly.FromDateTime(at).DayNumber) switch
    {
        0 => Today,
        1 => Yesterday,
        >= 2 and < 7 => Days[(int)at.DayOfWeek],
        _ => null,
    };

    /// <exception cref="ArgumentException">There is no such locale.</exception>
    public static PageLocale Find(string name) =>
        All.FirstOrDefault(locale => locale.Name == name) ?? throw new ArgumentException($"The practice page has no locale {name}.", nameof(name));

    private string Write(DateTime at, string pattern)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.DateTimeFormat.AMDesignator, culture.DateTimeFormat.PMDesignator) = (Am, Pm);
        return string.Concat(at.ToString(pattern, culture).Select(c => char.IsAsciiDigit(c) ? Digits[c - '0'] : c));
    }

    private static IEnumerable<string> Names() =>
        typeof(PageLocale).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".locale.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static PageLocale Load(string resource)
    {
        using var stream = typeof(PageLocale).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize(stream, PageLocaleJson.Default.PageLocale) ?? throw new InvalidOperationException($"{resource} is no locale; reinstall X80.Simulator.");
    }
}
