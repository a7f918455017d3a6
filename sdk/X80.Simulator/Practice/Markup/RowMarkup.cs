using X80.Contract.Kinds;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>One row of the message list, with the structure and attributes of era E.</summary>
internal static class RowMarkup
{
    public static HtmlElement Row(SourceChat chat, int index)
    {
        var row = chat.Rows[index];
        return El("div", ("role", "row")).Add(
            El("div", ("class", "row"), ("data-id", row.Id), ("data-testid", "conv-msg-" + row.Id), ("tabindex", "-1")).Add(
                row.Shell
                    ? El("div", ("data-virtualized", "true"), ("class", "shell"))
                    : El("div", ("data-virtualized", "false")).Add(
                        El("div", ("class", "focusable-list-item")).Add(
                            row.Kind == MessageKind.Event ? Notice(row) : Message(chat, row, chat.OpensRun(index))))));
    }

    public static HtmlElement Pill(string day) => El("div", ("class", "pill-line")).Add(El("div", ("class", "pill")).Add(El("span").Add(day)));

    /// <summary>An empty incoming row, which the page's script copies and fills when the feed brings a message.</summary>
    public static HtmlElement EmptyIncomingRow()
    {
        var row = new SourceRow { Id = "", At = default, Kind = MessageKind.Text, Author = "", Words = [new("\u2060")] };
        return El("div", ("role", "row")).Add(
            El("div", ("class", "row"), ("data-id", ""), ("data-testid", ""), ("tabindex", "-1")).Add(
                El("div", ("data-virtualized", "false")).Add(
                    El("div", ("class", "focusable-list-item")).Add(Bubble(row, isGroup: true, opensRun: true)))));
    }

    private static HtmlElement Notice(SourceRow row) =>
        El("div", ("data-testid", "msg-notification-container"), ("class", "notice")).Add(El("span", ("dir", "auto")).Add(row.Plain));

    private static HtmlElement Message(SourceChat chat, SourceRow row, bool opensRun) => Bubble(row, chat.Members.Count > 0, opensRun);

    private static HtmlElement Bubble(SourceRow row, bool isGroup, bool opensRun)
    {
        var side = row.Own ? "out" : "in";
        return El("div", ("data-testid", "msg-container"), ("class", $"message {side}{(opensRun ? " first" : "")}")).Add(
            opensRun ? Icon("tail-" + side, "tail") : null,
            El("div", ("class", row.LargeEmoji ? "bubble large" : row.Edited ? "bubble edited" : "bubble")).Add(
                opensRun ? El("span", ("aria-label", row.Own ? "You:" : row.Author + ":")) : null,
                opensRun && isGroup && !row.Own ? El("div", ("class", "author"), ("data-testid", "author"), ("dir", "auto")).Add(row.Author) : null,
                row.Forwarded ? El("div", ("class", "forwarded")).Add(Icon("forward-refreshed", "mark"), El("span").Add("Forwarded")) : null,
                MediumMarkup.Of(row),
                Carrier(row),
                Meta(row)));
    }

    private static HtmlElement? Carrier(SourceRow row) => !row.CarriesPrePlainText ? null :
        El("div", ("class", "copyable-text"), ("data-pre-plain-text", PageClock.PrePlainText(row.At, row.Author!))).Add(
            row.Quote is { } quote ? Quote(quote) : null,
            El("div", ("class", "words")).Add(
                row.LargeEmoji ? TextMarkup.Emoji(row.Plain, " large") : TextMarkup.Body(row.Words),
                row.Truncated ? El("span", ("role", "button"), ("class", "read-more-button"), ("tabindex", "0")).Add("… Read more") : null,
                El("span", ("aria-hidden", "true"), ("class", "spacer")).Add(PageClock.Time(row.At))));

    private static HtmlElement Quote(SourceQuote quote) =>
        El("div", ("data-testid", "quoted-message"), ("class", "quote")).Add(
            El("div", ("role", "button"), ("aria-label", "Quoted message")).Add(
                El("span", ("class", "quote-author"), ("aria-label", quote.Author)).Add(quote.Author),
                El("span", ("class", "quoted-mention"), ("dir", "auto")).Add(TextMarkup.Plain(quote.Text))));

    private static HtmlElement Meta(SourceRow row) =>
        El("div", ("data-testid", "msg-meta"), ("class", "meta")).Add(
            row.Edited ? El("span").Add("Edited") : null,
            El("span", ("dir", "auto")).Add(PageClock.Time(row.At)),
            row.Own ? El("span", ("aria-label", " Read "), ("class", "ticks")).Add(Svg("wds-ic-read", "M2 8l3 3 6-7M7 10l1 1 6-7")) : null);

    internal static HtmlElement Icon(string name, string cssClass) =>
        El("span", ("data-icon", name), ("data-testid", name), ("class", cssClass)).Add(Svg(name, "M3 8h10M9 4l4 4-4 4"));

    private static HtmlElement Svg(string title, string path) =>
        El("svg", ("viewBox", "0 0 16 16"), ("aria-hidden", "true")).Add(El("title").Add(title), El("path", ("d", path)));
}
