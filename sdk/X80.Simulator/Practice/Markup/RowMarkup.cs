using X80.Contract.Kinds;
using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>One row of the message list: what all eras show, with the marks of the look's own.</summary>
internal static class RowMarkup
{
    public static HtmlElement Row(SourceChat chat, int index, Look look)
    {
        var row = chat.Rows[index];
        return look.Era.Row(chat, row, row.Shell ? null : row.Kind == MessageKind.Event ? [Notice(row, look)] : Bubble(chat, row, chat.OpensRun(index), look));
    }

    public static HtmlElement Pill(string day) => El("div", ("class", "pill-line")).Add(El("div", ("class", "pill")).Add(El("span").Add(day)));

    public static HtmlElement UnreadBar(Look look) => El("div", ("class", "pill-line")).Add(El("span", ("class", "unread-bar")).Add(look.Locale.Word("unread", "3")));

    /// <summary>An empty incoming row, which the page's script copies and fills when the feed brings a message.</summary>
    public static HtmlElement EmptyIncomingRow(Look look)
    {
        var row = new SourceRow { Id = "", At = default, Kind = MessageKind.Text, Author = "", Words = [new("\u2060")] };
        var chat = new SourceChat(0, "", "", default) { Preview = "", Members = [""], Jids = new Dictionary<string, string> { [""] = "" } };
        return look.Era.Row(chat, row, Bubble(chat, row, opensRun: true, look));
    }

    // The notice of encryption can be pressed; the others cannot.
    private static HtmlElement Notice(SourceRow row, Look look) =>
        El("div", ("class", "notice"), ("role", row.Placeholder is null ? null : "button")).With(look.Era.Marks(Part.Notice)).Add(El("span", ("dir", "auto")).Add(row.Plain));

    private static IReadOnlyList<HtmlElement> Bubble(SourceChat chat, SourceRow row, bool opensRun, Look look)
    {
        var side = row.Own ? "out" : "in";
        var bubble = El("div", ("class", $"message {side}{(opensRun ? " first" : "")}")).With(look.Era.Marks(Part.Bubble)).Add(
            opensRun ? look.Era.Tail(side) : null,
            opensRun && chat.Avatars && !row.Own ? El("div", ("class", "small-avatar"), ("role", "button")).With(look.Era.Marks(Part.Avatar)).Add(look.Era.Icon("default-contact-refreshed", "mark")) : null,
            El("div", ("class", row.LargeEmoji ? "bubble large" : row.Edited ? "bubble edited" : "bubble")).Add(
                opensRun ? look.Era.Label(row.Own ? look.Word("you") + ":" : row.Author + ":") : null,
                opensRun && chat.IsGroup && !row.Own ? Author(row, look) : null,
                row.Forwarded ? El("div", ("class", "forwarded")).Add(look.Era.Icon(look.Era.ForwardIcon, "mark"), El("span").Add(look.Word("forwarded"))) : null,
                MediumMarkup.Of(row, look),
                Carrier(row, look),
                row.Buttons.Count == 0 ? null : El("div", ("class", "buttons")).Add(row.Buttons.Select(button => El("button", ("type", "button")).Add(button))),
                Meta(row, look)));
        return row.Reaction is { } emoji ? [bubble, Reaction(emoji, look)] : [bubble];
    }

    private static HtmlElement Author(SourceRow row, Look look) =>
        El("div", ("class", "author-line")).Add(
            El("div", ("class", "author"), ("dir", "auto")).With(look.Era.Marks(Part.Author)).Add(row.Author),
            row.PushName is null ? null : El("div", ("class", "push-name"), ("dir", "auto")).With(look.Era.Marks(Part.Author)).Add(row.PushName));

    private static HtmlElement? Carrier(SourceRow row, Look look) => !row.CarriesPrePlainText ? null :
        El("div", ("class", "copyable-text"), ("data-pre-plain-text", look.PrePlainText(row.At, row.Author!))).Add(
            row.Quote is { } quote ? look.Era.Quote(quote, look.Locale) : null,
            El("div", ("class", "words")).Add(
                row.LargeEmoji ? TextMarkup.Emoji(row.Plain, " large") : look.Era.Words(row.Words.SelectMany(span => TextMarkup.Styled(span, look.Era))),
                row.Truncated ? El("span", ("role", "button"), ("class", "read-more-button"), ("tabindex", "0")).Add("… " + look.Word("readMore")) : null,
                El("span", ("aria-hidden", "true"), ("class", "spacer")).Add(look.Time(row.At))));

    private static HtmlElement Meta(SourceRow row, Look look) =>
        El("div", ("class", "meta")).With(look.Era.Marks(Part.Meta)).Add(
            row.Starred ? El("span", ("aria-label", $" {look.Word("starred")} ")).Add(look.Era.Icon("star-filled", "mark")) : null,
            row.Edited ? El("span").Add(look.Word("edited")) : null,
            El("span", ("dir", "auto")).Add(look.Time(row.At)),
            row.HasTicks ? look.Era.Ticks(look.Locale) : null);

    private static HtmlElement Reaction(string emoji, Look look) =>
        El("div", ("class", "reactions")).With(look.Era.Marks(Part.Reactions)).Add(
            El("button", ("type", "button"), ("aria-label", look.Locale.Word("reacted", emoji))).Add(TextMarkup.Emoji(emoji)));
}
