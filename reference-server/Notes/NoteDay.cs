using System.Globalization;
using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.ReferenceServer.Notes;

/// <summary>The day on which a note says that a message was sent: one for its headings and its header.</summary>
internal static class NoteDay
{
    /// <summary>As long as the longest that <see cref="Short"/> gives.</summary>
    public const string Longest = "30 Sep 2026";

    /// <returns>Null for a message without a time.</returns>
    /// <remarks>A day without a time is the page's own local midnight: moving it to another zone would make it another day.</remarks>
    public static DateOnly? Of(CapturedMessage message, NoteHead head) =>
        message.SentAt is not { } at ? null
        : DateOnly.FromDateTime(message.SentAtCertainty == TimeCertainty.Day ? at.DateTime : TimeZoneInfo.ConvertTime(at, head.TimeZone).DateTime);

    public static string Long(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Short(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
