using System.Globalization;
using System.Text;
using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.ReferenceServer.Notes;

/// <summary>
/// The transcript note (CRM-3): a pure function of head and messages, so that the same history gives the same bytes. A
/// large one rolls over into numbered parts; nothing is cut.
/// </summary>
internal static class NoteRenderer
{
    /// <summary>Characters of one part; a part is closed before the message that would pass it.</summary>
    public const int PartLength = 100_000;

    public static IReadOnlyList<NotePart> Render(NoteHead head, IReadOnlyList<CapturedMessage> messages, int partLength = PartLength)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        var texts = Roll(head, messages, partLength);
        var name = $"{head.ChannelName} conversation";
        return [.. texts.Select((text, i) => new NotePart
        {
            Title = texts.Count == 1 ? name : $"{name} ({i + 1} of {texts.Count})",
            Text = text,
        })];
    }

    private static List<string> Roll(NoteHead head, IReadOnlyList<CapturedMessage> messages, int partLength)
    {
        var parts = new List<string>();
        var part = new StringBuilder(Header(head, messages));
        var day = "";
        foreach (var message in messages)
        {
            var line = NoteLine.Of(message, head);
            if (part.Length + line.Length > partLength)
            {
                parts.Add(part.ToString());
                part.Clear();
                day = "";
            }

            var newDay = DayOf(message, head) ?? (day.Length == 0 ? "Day unknown" : day);
            if (newDay != day)
            {
                part.Append(part.Length == 0 ? "" : "\n").Append(newDay).Append('\n');
                day = newDay;
            }

            part.Append(line).Append('\n');
        }

        parts.Add(part.ToString());
        return parts;
    }

    private static string Header(NoteHead head, IReadOnlyList<CapturedMessage> messages)
    {
        var header = new StringBuilder();
        header.Append(CultureInfo.InvariantCulture, $"{head.ChannelName} conversation, as sent by the client of {head.MemberName}.\n");
        header.Append(CultureInfo.InvariantCulture, $"{messages.Count} {(messages.Count == 1 ? "message" : "messages")}");
        var dated = messages.Where(message => message.SentAt is not null).Select(message => message.SentAt!.Value).ToList();
        if (dated.Count > 0)
        {
            header.Append(CultureInfo.InvariantCulture, $", {DateOf(dated.Min(), head)} to {DateOf(dated.Max(), head)}");
        }

        header.Append(CultureInfo.InvariantCulture, $". Times are {head.TimeZone.Id}.\n");
        var cut = messages.Count(message => message.Truncated == true);
        if (cut > 0)
        {
            header.Append(CultureInfo.InvariantCulture, $"{cut} {(cut == 1 ? "text was" : "texts were")} cut off on the page.\n");
        }

        return header.ToString();
    }

    private static string DateOf(DateTimeOffset at, NoteHead head) =>
        TimeZoneInfo.ConvertTime(at, head.TimeZone).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    // A day without a time is the page's own local midnight: moving it to another zone would make it another day.
    private static string? DayOf(CapturedMessage message, NoteHead head) =>
        message.SentAt is not { } at
            ? null
            : (message.SentAtCertainty == TimeCertainty.Day ? at : TimeZoneInfo.ConvertTime(at, head.TimeZone))
                .ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);
}
