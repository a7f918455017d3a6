using System.Text;
using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>Whole documents of the practice page.</summary>
internal static class PageMarkup
{
    /// <summary>The list and one chat; the others wait in templates until their row is clicked.</summary>
    public static string Chats(int seed, IReadOnlyList<SourceChat> chats, Look look, SourceChat? open) => Document(
        look,
        El("div", ("id", "app")).Add(
            El("div", ("class", "panes")).Add(
                ListMarkup.List(chats, open?.Id, look),
                El("div", ("id", "pane"), ("class", "pane")).Add(open is null ? Introduction(look) : PanelMarkup.Panel(open, look))),
            DecoyMarkup.Surfaces(seed, look)),
        chats.Select(chat => El("template", ("data-practice-panel", chat.Id)).Add(PanelMarkup.Panel(chat, look)))
            .Append(El("template", ("id", "practice-row")).Add(RowMarkup.EmptyIncomingRow(look)))
            .Append(El("template", ("id", "practice-pill")).Add(RowMarkup.Pill(""))));

    /// <summary>One chat open, without script: a page as a person would save it.</summary>
    public static string Saved(int seed, IReadOnlyList<SourceChat> chats, Look look, SourceChat open) => Document(
        look,
        El("div", ("id", "app")).Add(
            El("div", ("class", "panes")).Add(
                ListMarkup.List(chats, open.Id, look),
                El("div", ("id", "pane"), ("class", "pane")).Add(PanelMarkup.Panel(open, look))),
            DecoyMarkup.Surfaces(seed, look)),
        templates: null);

    public static string QrCode(Look look) => Document(
        look,
        El("div", ("id", "app")).Add(
            El("div", ("class", "landing")).Add(
                El("h1").Add("Link this browser"),
                El("div", ("data-ref", "practice,nothing,to,link"), ("class", "qr")).With(look.Era.Marks(Part.QrCode)).Add(
                    El("canvas", ("aria-label", look.Word("scan")), ("width", "180"), ("height", "180"))),
                El("p").Add("practice page · there is nothing to link"))),
        templates: null);

    public static string Loading(Look look) => Document(
        look,
        El("div", ("id", look.Era.Document(look.Locale).Any(each => each.Name == "id") ? "wa_web_initial_startup" : "initial_startup"), ("class", "landing")).Add(
            El("h1").Add("Practice page"), El("progress", ("value", "40"), ("max", "100")), El("p").Add(look.Word("loading"))),
        templates: null);

    private static HtmlElement Introduction(Look look) =>
        El("section", ("class", "landing")).With(look.Era.Marks(Part.Introduction)).Add(
            El("h1").Add(look.Word("pick")), El("p").Add("practice page · invented people, nothing is sent"));

    private static string Document(Look look, HtmlElement content, IEnumerable<HtmlElement>? templates)
    {
        var html = new StringBuilder("<!doctype html>\n");
        El("html").With(look.Era.Document(look.Locale)).With([("dir", look.Locale.Direction)]).Add(
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
