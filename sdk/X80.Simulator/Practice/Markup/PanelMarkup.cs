using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>The open chat: header, message list and composer, with the chain of elements of era E.</summary>
internal static class PanelMarkup
{
    public static HtmlElement Panel(SourceChat chat, PageClock clock) =>
        El("div", ("id", "main"), ("data-testid", "conversation-panel-wrapper")).Add(
            El("div", ("data-testid", "conversation-background-default"), ("class", "wallpaper")),
            Header(chat),
            El("div", ("data-testid", "conversation-panel-body"), ("class", "body")).Add(
                El("div", ("class", "fill")).Add(
                    El("div", ("class", "fill copyable-area")).Add(
                        El("div", ("class", "sticky-day")).Add(El("span", ("class", "pill")).Add(chat.Rows.Count > 0 ? clock.Pill(chat.Rows[^1].At) : "")),
                        El("div", ("data-testid", "conversation-panel-messages"), ("data-scrolltracepolicy", "wa.web.conversation.messages"),
                            ("tabindex", "0"), ("class", "messages")).Add(
                            El("div", ("data-tab", "8"), ("class", "list")).Add(Rows(chat, clock)))))),
            Composer(chat));

    private static IEnumerable<HtmlElement> Rows(SourceChat chat, PageClock clock)
    {
        for (var index = 0; index < chat.Rows.Count; index++)
        {
            if (chat.OpensDay(index))
            {
                yield return RowMarkup.Pill(clock.Pill(chat.Rows[index].At));
            }

            yield return RowMarkup.Row(chat, index);
        }
    }

    private static HtmlElement Header(SourceChat chat) =>
        El("header", ("data-testid", "conversation-header")).Add(
            El("div", ("role", "button"), ("title", "Profile details"), ("class", "avatar " + ListMarkup.Tint(chat))).Add(ListMarkup.Initials(chat)),
            El("div", ("data-testid", "conversation-info-header"), ("data-tab", "6"), ("class", "who")).Add(
                El("div", ("class", "title-line")).Add(
                    El("span", ("data-testid", "conversation-info-header-chat-title"), ("dir", "auto")).Add(chat.Title)),
                El("span", ("data-testid", "chat-subtitle"), ("title", chat.Subtitle), ("class", "subtitle")).Add(chat.Subtitle)),
            El("button", ("data-testid", "conversation-menu-button"), ("aria-label", "Menu"), ("type", "button"), ("class", "menu")).Add("⋮"));

    private static HtmlElement Composer(SourceChat chat) =>
        El("footer").Add(
            El("div", ("class", "compose-box")).Add(
                El("div", ("contenteditable", "true"), ("role", "textbox"), ("data-tab", "10"), ("data-lexical-editor", "true"),
                    ("data-testid", "conversation-compose-box-input"), ("class", "composer"), ("data-placeholder", "Type a message"),
                    ("aria-label", chat.Members.Count > 0 ? $"Type a message to group {chat.Title}" : $"Type a message to {chat.Title}"))),
            El("div", ("class", "practice-note")).Add("practice page · nothing is sent"));
}
