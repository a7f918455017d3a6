using System.Globalization;

namespace X80.ReferenceServer.Web;

/// <summary>Times for people: to the minute, in UTC, since pages do not know where their reader sits.</summary>
internal static class When
{
    public static string Of(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "never";

    public static string Of(long milliseconds) => Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
