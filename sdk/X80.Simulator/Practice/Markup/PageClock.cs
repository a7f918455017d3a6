using System.Globalization;

namespace X80.Simulator.Practice.Markup;

/// <summary>How the page writes times and days: British English, 24 hours.</summary>
/// <param name="Today">The day that the page calls Today; null writes every day as a date, for pages that are kept.</param>
internal sealed record PageClock(DateOnly? Today)
{
    public const string Language = "en-GB";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Time(DateTime at) => at.ToString("HH:mm", Culture);

    /// <summary>The attribute that a copied message is attributed by.</summary>
    public static string PrePlainText(DateTime at, string author) => at.ToString("'['HH:mm, dd/MM/yyyy'] '", Culture) + author + ": ";

    public string Pill(DateTime at) => (Today?.DayNumber - DateOnly.FromDateTime(at).DayNumber) switch
    {
        0 => "Today",
        1 => "Yesterday",
        >= 2 and < 7 => at.ToString("dddd", Culture),
        _ => at.ToString("dd/MM/yyyy", Culture),
    };
}
