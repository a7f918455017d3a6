using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>The open chat: header, message list and composer.</summary>
internal static class PanelMarkup
{
    public static HtmlElement Panel(SourceChat chat, Look look) =>
        El("div", ("id", "main")).With(look.Era.Marks(Part.Panel)).Add(
            El("div", ("class", "wallpaper")).With(look.Era.Marks(Part.Wallpaper)),
            Header(chat, look),
            El("div", ("class", "body")).With(look.Era.Marks(Part.Body)).Add(
                El("div", ("class", "fill")).Add(
                    El("div", ("class", "fill copyable-area")).Add(
                        El("div", ("class", "sticky-day")).Add(El("span", ("class", "pill")).Add(chat.Rows.Count > 0 ? look.Pill(chat.Rows[^1].At) : "")),
                        El("div", ("tabindex", "0"), ("class", "messages")).With(look.Era.Marks(Part.Scroller)).Add(
                            El("div", ("data-tab", look.Era is EraF ? null : "8"), ("class", "list")).With(look.Era.Marks(Part.List)).Add(Rows(chat, look)))))),
            Footer(chat, look));

    private static IEnumerable<HtmlElement> Rows(SourceChat chat, Look look)
    {
        for (var index = chat.Island; index < chat.Rows.Count; index++)
        {
            if (chat.OpensDay(index))
            {
                yield return RowMarkup.Pill(look.Pill(chat.Rows[index].At));
            }

            if (chat.Rows[index].UnreadBar)
            {
                yield return RowMarkup.UnreadBar(look);
            }

            yield return RowMarkup.Row(chat, index, look);
        }
    }

    private static HtmlElement Header(SourceChat chat, Look look) =>
        El("header").With(look.Era.Marks(Part.Header)).Add(
            El("div", ("role", "button"), ("title", look.Word("profile")), ("class", "avatar " + ListMarkup.Tint(chat))).Add(ListMarkup.Initials(chat)),
            El("div", ("data-tab", "6"), ("class", "who")).With(look.Era.Marks(Part.Info)).Add(
                El("div", ("class", "title-line")).Add(
                    El("span", ("dir", "auto")).With(look.Era.Marks(Part.Title)).Add(chat.Title)),
                Subtitle(chat, look)),
            El("button", ("aria-label", look.Word("menu")), ("type", "button"), ("class", "menu")).With(look.Era.Marks(Part.Menu)).Add("⋮"));

    private static HtmlElement Subtitle(SourceChat chat, Look look)
    {
        var words = chat.IsGroup ? $"{string.Join(", ", chat.Members)}, {look.Word("you")}" : look.Word("info");
        return El("span", ("title", words), ("class", "subtitle")).With(look.Era.Marks(Part.Subtitle)).Add(words);
    }

    private static HtmlElement Footer(SourceChat chat, Look look) =>
        El("footer").Add(
            El("div", ("class", "compose-box")).Add(chat.Composer switch
            {
                ComposerState.Open => look.Era.Composer(chat, look.Locale),
                ComposerState.Blocked => El("div", ("class", "no-composer")).Add(look.Word("blocked")),
                _ => El("div", ("data-testid", look.Era.Proofs.Times ? "block-message" : null)).Add(
                    El("div", ("class", "no-composer")).With(look.Era.Marks(Part.Restricted)).Add(look.Word("restricted"))),
            }),
            El("div", ("class", "practice-note")).Add("practice page · nothing is sent"));
}
