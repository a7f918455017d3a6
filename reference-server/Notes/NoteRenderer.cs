using System.Globalization;
using System.Text;
using X80.Contract.Conversations;
using X80.Contract.Ids;
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

    public static IReadOnlyList<NotePart> Render(NoteHead head, IReadOnlyList<CapturedMessage> messages, int partLength = PartLength) =>
        Render(head, messages, new HashSet<MessageId>(), partLength);

    /// <param name="head">What stands above it.</param>
    /// <param name="messages">In their order.</param>
    /// <param name="gaps">The messages above which something may stand that was not read.</param>
    /// <param name="partLength">Characters of one part.</param>
    public static IReadOnlyList<NotePart> Render(
        NoteHead head, IReadOnlyList<CapturedMessage> messages, IReadOnlySet<MessageId> gaps, int partLength)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        var texts = Roll(head, messages, gaps, partLength);
        var name = $"{head.ChannelName} conversation";
        return [.. texts.Select((text, i) => new NotePart
        {
            Title = texts.Count == 1 ? name : $"{name} ({i + 1} of {texts.Count})",
            Text = text,
        })];
    }

    /// <summary>
    /// Characters that the first part keeps free for its header. The same whatever the header counts: else one message more
    /// could move the ends of all parts.
    /// </summary>
    public static int LongestHeader(NoteHead head) => Header(head with { TakenBack = int.MaxValue }, int.MaxValue, (NoteDay.Longest, NoteDay.Longest), (int.MaxValue, int.MaxValue)).Length;

    private static List<string> Roll(NoteHead head, IReadOnlyList<CapturedMessage> messages, IReadOnlySet<MessageId> gaps, int partLength)
    {
        var parts = new List<string>();
        var part = new StringBuilder(Header(head, messages));
        var roll = new NoteRoll(head, partLength);
        foreach (var message in messages)
        {
            var (opensPart, text) = roll.Next(message, gaps.Contains(message.Id));
            if (opensPart)
            {
                parts.Add(part.ToString());
                part.Clear();
            }

            part.Append(text);
        }

        parts.Add(part.ToString());
        return parts;
    }

    private static string Header(NoteHead head, IReadOnlyList<CapturedMessage> messages)
    {
        var days = messages.Select(message => NoteDay.Of(message, head)).OfType<DateOnly>().ToList();
        var span = days.Count == 0 ? default((string, string)?) : (NoteDay.Short(days.Min()), NoteDay.Short(days.Max()));
        var unread = messages.Count(message => message.Kind == MessageKind.Unknown);
        return Header(head, messages.Count, span, (unread, messages.Count(message => message.Truncated == true)));
    }

    private static string Header(NoteHead head, int count, (string First, string Last)? span, (int Unread, int Cut) lacking)
    {
        var (unread, cut) = lacking;
        var header = new StringBuilder();
        header.Append(CultureInfo.InvariantCulture, $"{head.ChannelName} conversation, as sent by the client of {head.MemberName}.\n");
        header.Append(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "message" : "messages")}");
        if (span is { } days)
        {
            header.Append(CultureInfo.InvariantCulture, $", {days.First} to {days.Last}");
        }

        header.Append(CultureInfo.InvariantCulture, $". Times are {head.TimeZone.Id}.\n");
        header.Append("What the page did not show when it was read is not in it.\n");
        if (head.TakenBack > 0)
        {
            header.Append(CultureInfo.InvariantCulture, $"{head.TakenBack} {(head.TakenBack == 1 ? "message was" : "messages were")} taken back and {(head.TakenBack == 1 ? "is" : "are")} not in it.\n");
        }

        if (unread > 0)
        {
            header.Append(CultureInfo.InvariantCulture, $"{unread} {(unread == 1 ? "message is" : "messages are")} of a kind that was not read.\n");
        }

        if (cut > 0)
        {
            header.Append(CultureInfo.InvariantCulture, $"{cut} {(cut == 1 ? "text was" : "texts were")} cut off on the page.\n");
        }

        return header.ToString();
    }
}
