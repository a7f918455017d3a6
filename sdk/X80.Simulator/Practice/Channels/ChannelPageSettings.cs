using System.Globalization;
using System.Text.Json.Serialization;
using X80.Simulator.Practice.Locales;

namespace X80.Simulator.Practice.Channels;

// Set, not init: the generated reader writes every init member, also those that the file leaves out.
/// <summary>What a channel's practice page says of itself beside its markup.</summary>
internal sealed record ChannelPageSettings
{
    /// <summary>The state that a reading of the page names.</summary>
    public string Flavour { get; set; } = "practice";

    /// <summary>The name of the locale that times, dates and days are written in.</summary>
    public string Locale { get; set; } = "en-US-12";

    /// <summary>Days as <c>Sep 12</c>, with the year where it is another one; in English alone.</summary>
    public bool DaysInWords { get; set; }

    /// <summary>Whether the page proves the name on one's own messages.</summary>
    public bool OwnAuthor { get; set; } = true;

    /// <summary>Whether each row shows its time, or only the first of a run.</summary>
    public bool TimeOnEveryRow { get; set; } = true;

    [JsonIgnore]
    public PageLocale Look => PageLocale.Find(Locale);

    /// <param name="at">When the row was written.</param>
    /// <param name="today">The day that the page calls today; null for a page that is kept.</param>
    public string DayOf(DateTime at, DateOnly? today) => !DaysInWords || Look.NamedDay(at, today) is not null
        ? Look.DayOf(at, today)
        : at.ToString(today?.Year == at.Year ? "MMM d" : "MMM d, yyyy", CultureInfo.InvariantCulture);
}
