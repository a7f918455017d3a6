using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>The chat list: nothing in it is part of the open chat.</summary>
internal static class ListMarkup
{
    private const int Tints = 6;

    public static HtmlElement List(IReadOnlyList<SourceChat> chats, string? openId, Look look) =>
        El("div", ("id", "side")).Add(
            El("div", ("class", "side-head")).Add(
                El("span", ("class", "brand")).Add(look.Word("chats")),
                El("input", ("type", "search"), ("data-tab", "3"), ("placeholder", look.Word("search")), ("aria-label", look.Word("search")), ("class", "search"))),
            El("div", ("id", "pane-side"), ("tabindex", "0")).Add(
                El("div", ("data-testid", "chat-list"), ("role", "grid"), ("aria-label", look.Word("chats"))).Add(chats.Select(chat => Entry(chat, chat.Id == openId, look)))));

    public static string Tint(SourceChat chat) => $"tint-{chat.Id.Sum(c => c) % Tints}";

    public static string Initials(SourceChat chat) =>
        string.Concat(chat.Title.Split(' ', '\u00a0').Where(word => char.IsLetter(word[0])).Take(2).Select(word => word[0])) is { Length: > 0 } letters ? letters : "#";

    private static HtmlElement Entry(SourceChat chat, bool open, Look look) =>
        El("div", ("role", "row"), ("data-practice-chat", chat.Id), ("class", open ? "chat open" : "chat")).Add(
            El("div", ("role", "gridcell"), ("data-testid", "cell-frame-container"), ("class", "cell")).Add(
                El("div", ("class", "avatar " + Tint(chat))).Add(Initials(chat)),
                El("div", ("class", "cell-words")).Add(
                    El("div", ("data-testid", "cell-frame-title"), ("class", "cell-title")).Add(
                        El("span", ("title", chat.Title), ("dir", "auto")).Add(chat.Title),
                        El("span", ("data-testid", "cell-frame-primary-detail"), ("class", "cell-time")).Add(chat.Rows.Count > 0 ? look.Time(chat.Rows[^1].At) : "")),
                    El("div", ("data-testid", "cell-frame-secondary"), ("class", "cell-preview")).Add(
                        El("span", ("data-testid", "last-msg-status"), ("dir", "auto"), ("class", "preview-words")).Add(chat.Preview),
                        El("span", ("data-testid", "icon-unread-count"), ("class", "unread"), ("hidden", chat.Unread == 0 ? "" : null)).Add($"{chat.Unread}")))));
}
