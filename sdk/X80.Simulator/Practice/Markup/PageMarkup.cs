using System.Text;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>Whole documents of the practice page.</summary>
internal static class PageMarkup
{
    /// <summary>The list and one chat; the others wait in templates until their row is clicked.</summary>
    public static string Chats(int seed, IReadOnlyList<SourceChat> chats, PageClock clock, SourceChat? open) => Document(
        El("div", ("id", "app")).Add(
            El("div", ("class", "panes")).Add(
                ListMarkup.List(chats, open?.Id),
                El("div", ("id", "pane"), ("class", "pane")).Add(open is null ? Introduction() : PanelMarkup.Panel(open, clock))),
            DecoyMarkup.Surfaces(seed)),
        chats.Select(chat => El("template", ("data-practice-panel", chat.Id)).Add(PanelMarkup.Panel(chat, clock)))
            .Append(El("template", ("id", "practice-row")).Add(RowMarkup.EmptyIncomingRow()))
            .Append(El("template", ("id", "practice-pill")).Add(RowMarkup.Pill(""))));

    /// <summary>One chat open, without script: a page as a person would save it.</summary>
    public static string Saved(int seed, IReadOnlyList<SourceChat> chats, SourceChat open) => Document(
        El("div", ("id", "app")).Add(
            El("div", ("class", "panes")).Add(
                ListMarkup.List(chats, open.Id),
                El("div", ("id", "pane"), ("class", "pane")).Add(PanelMarkup.Panel(open, new PageClock(null)))),
            DecoyMarkup.Surfaces(seed)),
        templates: null);

    public static string QrCode() => Document(
        El("div", ("id", "app")).Add(
            El("div", ("class", "landing")).Add(
                El("h1").Add("Link this browser"),
                El("div", ("data-testid", "link-device-qr-code"), ("data-ref", "practice,nothing,to,link"), ("class", "qr")).Add(
                    El("canvas", ("aria-label", "Scan this QR code to link a device!"), ("width", "180"), ("height", "180"))),
                El("p").Add("practice page · there is nothing to link"))),
        templates: null);

    public static string Loading() => Document(
        El("div", ("id", "wa_web_initial_startup"), ("class", "landing")).Add(
            El("h1").Add("Practice page"), El("progress", ("value", "40"), ("max", "100")), El("p").Add("Loading your chats")),
        templates: null);

    private static HtmlElement Introduction() =>
        El("section", ("data-testid", "intro-panel"), ("class", "landing")).Add(
            El("h1").Add("Pick a chat"), El("p").Add("practice page · invented people, nothing is sent"));

    private static string Document(HtmlElement content, IEnumerable<HtmlElement>? templates)
    {
        var html = new StringBuilder("<!doctype html>\n");
        El("html", ("id", "whatsapp-web"), ("lang", PageClock.Language), ("dir", "ltr")).Add(
            El("head").Add(
                El("meta", ("charset", "utf-8")),
                El("title").Add("Practice page"),
                El("link", ("rel", "icon"), ("href", "data:,")),
                El("link", ("rel", "stylesheet"), ("href", "/style.css")),
                templates is null ? null : El("script", ("src", "/app.js"), ("defer", ""))),
            El("body").Add(content, templates)).WriteTo(html);
        return html.Append('\n').ToString();
    }
}
