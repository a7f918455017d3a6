using System.Globalization;

namespace X80.ReferenceServer.Web;

/// <summary>Times for people: to the minute, in the workspace's time zone, which the foot of every page names.</summary>
internal sealed class When(TimeZoneInfo zone)
{
    public string Of(DateTimeOffset? time) => Say(time, "d MMM yyyy, HH:mm");

    public string Of(long milliseconds) => Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    public string DayOf(DateTimeOffset? time) => Say(time, "d MMM yyyy");

    private string Say(DateTimeOffset? time, string form) =>
        time is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString(form, CultureInfo.InvariantCulture) : "never";
}
