using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;

namespace X80.Simulator.Practice.Expected;

/// <summary>
/// What a right reading of a chat is on the page of one look, made from the source conversation and from what the look's era
/// proves; never by running a reader. Rules that follow from neither do not exist.
/// </summary>
internal sealed class ExpectedChat
{
    private readonly SourceChat chat;
    private readonly Look look;
    private readonly TimeZoneInfo zone;
    private readonly ExpectedVoices voices;
    private readonly bool orderIsProved;

    private ExpectedChat(SourceChat chat, Look look, TimeZoneInfo zone) =>
        (this.chat, this.look, this.zone, voices, orderIsProved) =
        (chat, look, zone, new ExpectedVoices(chat, look.Era.Proofs), DateOrder.IsProved(chat, look));

    public static PracticeChat Of(SourceChat chat, Look look, TimeZoneInfo zone) => new ExpectedChat(chat, look, zone).Write();

    private PracticeChat Write()
    {
        var shown = Enumerable.Range(chat.Island, chat.Rows.Count - chat.Island).Where(index => !chat.Rows[index].Shell).ToList();
        var messages = shown.ConvertAll(Message);
        return new PracticeChat(chat.Id, chat.Title.Replace('\u00a0', ' '), chat.Phone, messages, ExpectedCoverage.Of(chat.Rows.Count - chat.Island, messages))
        {
            ChannelId = look.Era.Proofs.ChatIds ? chat.Jid : null,
            Flavour = look.Era.Flavour,
            DirectionCertainties = shown.ConvertAll(voices.CertaintyOf),
        };
    }

    private CapturedMessage Message(int index)
    {
        var row = chat.Rows[index];
        var kind = KindOf(row);
        var (certainty, at) = TimeOf(row, kind);
        var isBody = kind == MessageKind.Text || kind == MessageKind.Event;
        return new CapturedMessage
        {
            Id = MessageId.Parse(row.Id),
            SentAt = at is { } known ? new DateTimeOffset(known, zone.GetUtcOffset(known)) : null,
            SentAtCertainty = certainty,
            Author = voices.AuthorOf(index),
            Direction = voices.DirectionOf(index),
            Kind = kind,
            Text = NullIfEmpty(isBody ? row.Plain : kind == row.Kind ? string.Join('\n', row.Lines) : ""),
            Caption = isBody || kind == MessageKind.Deleted || row.Kind == MessageKind.Event ? null : NullIfEmpty(row.Plain),
            FileName = kind == MessageKind.Document ? row.FileName : null,
            Edited = row.Edited ? true : null,
            Forwarded = row.Forwarded && look.Era.Proofs.Forwards ? true : null,
            Truncated = row.Truncated ? true : null,
        };
    }

    private MessageKind KindOf(SourceRow row) =>
        row.Kind == MessageKind.Text || look.Era.Proofs.Kinds.Contains(row.Kind) || (row.Kind == MessageKind.Event && look.Era.Proofs.Notices) ? row.Kind : MessageKind.Unknown;

    // An event shows no clock: the day of its pill is all that is known. A date without a proved order gives no time.
    private (TimeCertainty Certainty, DateTime? At) TimeOf(SourceRow row, MessageKind kind)
    {
        var hasClock = row.Kind != MessageKind.Event && (row.CarriesPrePlainText || look.Era.Proofs.Times || (row.HasTicks && look.Era.Proofs.Ticks));
        return (hasClock, kind == MessageKind.Event, DateOrder.IsOpen(row, look) && !orderIsProved) switch
        {
            (false, false, _) => (TimeCertainty.Unknown, null),
            (_, _, true) => (TimeCertainty.Ambiguous, null),
            (true, _, _) => (TimeCertainty.Minute, row.At),
            _ => (TimeCertainty.Day, row.At.Date),
        };
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
