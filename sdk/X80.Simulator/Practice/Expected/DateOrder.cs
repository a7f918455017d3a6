using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Expected;

/// <summary>Whether a page says which of two numbers is the day: by its language, or by a date of the same chat.</summary>
internal static class DateOrder
{
    private const int Months = 12;
    private const int DaysWithNames = 7;

    /// <summary>Whether the row's date alone could be two days.</summary>
    public static bool IsOpen(SourceRow row, Look look) =>
        !look.Locale.OrderIsSure && row.At.Day <= Months && row.At.Day != row.At.Month;

    /// <summary>A date with a number above twelve on the page, or one under a pill that names the day by a word.</summary>
    public static bool IsProved(SourceChat chat, Look look) => chat.Rows.Skip(chat.Island).Any(row =>
        row.At.Day > Months && (IsDated(row, look) || ShowsDate(row))
        || !IsDated(row, look) && ShowsDate(row) && row.At.Day != row.At.Month);

    private static bool ShowsDate(SourceRow row) => row.CarriesPrePlainText && !row.Shell;

    private static bool IsDated(SourceRow row, Look look) =>
        look.Today is not { } today || today.DayNumber - DateOnly.FromDateTime(row.At).DayNumber >= DaysWithNames;
}
