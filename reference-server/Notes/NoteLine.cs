using System.Globalization;
using System.Text;
using X80.Contract.Kinds;
using X80.Contract.Messages;

namespace X80.ReferenceServer.Notes;

/// <summary>One message as text: <c>HH:mm Author: text</c>.</summary>
internal static class NoteLine
{
    /// <summary>Further lines of one message are set in, so that no text can pass for another message.</summary>
    private const string Indent = "      ";

    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f"];

    public static string Of(CapturedMessage message, NoteHead head)
    {
        var line = new StringBuilder();
        line.Append(TimeOf(message, head)).Append(' ').Append(OneLine(AuthorOf(message, head))).Append(": ").Append(BodyOf(message));
        if (message.Forwarded == true)
        {
            line.Append(" (forwarded)");
        }

        if (message.Edited == true)
        {
            line.Append(" (edited)");
        }

        if (message.Truncated == true)
        {
            line.Append(" (cut off on the page)");
        }

        return string.Join('\n' + Indent, line.ToString().Split(LineBreaks, StringSplitOptions.None));
    }

    private static string TimeOf(CapturedMessage message, NoteHead head) =>
        message.SentAt is { } at && message.SentAtCertainty != TimeCertainty.Day
            ? TimeZoneInfo.ConvertTime(at, head.TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture)
            : "--:--";

    private static string AuthorOf(CapturedMessage message, NoteHead head) =>
        message.Author is { Length: > 0 } author ? author
        : message.Direction == Direction.Out ? head.MemberName
        : message.Direction == Direction.In ? "Contact"
        : "Unknown";

    private static string BodyOf(CapturedMessage message)
    {
        if (message.Kind == MessageKind.Text)
        {
            return message.Text ?? "";
        }

        var words = string.Join(' ', new[] { message.FileName, message.Caption, message.Text }.Where(word => !string.IsNullOrEmpty(word)));
        return words.Length == 0 ? $"[{message.Kind}]" : $"[{message.Kind}] {words}";
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(LineBreaks, StringSplitOptions.None));
}
