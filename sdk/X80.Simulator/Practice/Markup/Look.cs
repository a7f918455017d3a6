using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Locales;

namespace X80.Simulator.Practice.Markup;

/// <summary>What the page looks like: an era, a locale, and the day that it calls today.</summary>
/// <param name="Era">The markup.</param>
/// <param name="Locale">Words, times and days.</param>
/// <param name="Today">Null writes every day as a date, for pages that are kept.</param>
internal sealed record Look(Era Era, PageLocale Locale, DateOnly? Today)
{
    /// <summary>Whether its pictures are there to be seen.</summary>
    public bool IsDrawn { get; init; }

    public string Word(string meaning) => Locale.Word(meaning);

    public string Time(DateTime at) => Locale.TimeOf(at);

    /// <summary>The attribute that a copied message is attributed by.</summary>
    public string PrePlainText(DateTime at, string author) => $"[{Locale.TimeOf(at)}{Locale.Comma}{Locale.DateOf(at)}] {author}: ";

    public string Pill(DateTime at) => Locale.DayOf(at, Today);
}
