using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Simulator.Practice.Channels;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Expected;

/// <summary>What a right reading of a chat is on a channel's own practice page, from the source conversation and what the page says it proves.</summary>
internal static class ChannelExpected
{
    public static PracticeChat Of(SourceChat chat, ChannelPage page, TimeZoneInfo zone)
    {
        var messages = Enumerable.Range(0, chat.Rows.Count).Select(index => Message(chat, index, page.Settings, zone)).ToList();
        return new PracticeChat(chat.Id, chat.Title.Replace('\u00a0', ' '), chat.Phone, messages, ExpectedCoverage.Of(chat.Rows.Count, messages))
        {
            Flavour = page.Settings.Flavour,
            DirectionCertainties = [.. chat.Rows.Select(row => row.Author is null ? DirectionCertainty.None : DirectionCertainty.Marked)],
        };
    }

    /// <summary>A row as the page can show it; null where it has no part for its kind.</summary>
    public static SourceRow? Shown(SourceRow row, ChannelPage page)
    {
        var part = row.Kind == MessageKind.Text ? PracticePart.Row : PracticePart.RowOf(row.Kind);
        return row.Shell || page.Part(part) is null ? null : row with
        {
            Words = page.Shows(part, "text") ? row.Words : [],
            Edited = row.Edited && page.Shows(part, "edited"),
            Forwarded = row.Forwarded && page.Shows(part, "forwarded"),
            Truncated = row.Truncated && page.Shows(part, "truncated"),
        };
    }

    private static CapturedMessage Message(SourceChat chat, int index, ChannelPageSettings settings, TimeZoneInfo zone)
    {
        var row = chat.Rows[index];
        var isBody = row.Kind == MessageKind.Text || row.Kind == MessageKind.Event;
        var (certainty, at) = (row.Kind == MessageKind.Event, settings.TimeOnEveryRow || chat.OpensRun(index)) switch
        {
            (true, _) => (TimeCertainty.Day, row.At.Date),
            (_, true) => (TimeCertainty.Minute, row.At),
            _ => (TimeCertainty.Unknown, (DateTime?)null),
        };
        return new CapturedMessage
        {
            Id = MessageId.Parse(row.Id),
            SentAt = at is { } known ? new DateTimeOffset(known, zone.GetUtcOffset(known)) : null,
            SentAtCertainty = certainty,
            Author = row.Own && !settings.OwnAuthor ? null : row.Author,
            Direction = row.Author is null ? Direction.Unknown : row.Own ? Direction.Out : Direction.In,
            Kind = row.Kind,
            Text = isBody && row.Plain.Length > 0 ? row.Plain : null,
            Caption = isBody || row.Kind == MessageKind.Deleted || row.Plain.Length == 0 ? null : row.Plain,
            FileName = row.Kind == MessageKind.Document ? row.FileName : null,
            Edited = row.Edited ? true : null,
            Forwarded = row.Forwarded ? true : null,
            Truncated = row.Truncated ? true : null,
        };
    }
}
