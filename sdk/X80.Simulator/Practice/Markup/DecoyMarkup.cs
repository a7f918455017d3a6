using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>
/// Surfaces beside the open chat that are built of the same parts: starred messages, message details, what a search found,
/// the status viewer, the picker for forwarding. A reader that looks beyond the open chat meets a canary in each.
/// </summary>
internal static class DecoyMarkup
{
    public static IReadOnlyList<string> Places { get; } = ["drawer-left", "drawer-right", "search-results", "status-viewer", "forward-picker"];

    public static IEnumerable<HtmlElement> Surfaces(int seed, Look look) => Places.Select(place => Surface(seed, place, look));

    private static HtmlElement Surface(int seed, string place, Look look)
    {
        var chat = new SourceChat(seed, place, "Starred messages", new DateOnly(2026, 1, 5)) { Preview = "" }
            .In("08:00", $"Kept for later {Invented.Canary(seed, place)}");
        return El("div", ("data-testid", place), ("class", "surface"), ("hidden", "")).Add(
            El("header").Add(El("span", ("title", chat.Title), ("dir", "auto")).With(look.Era.Marks(Part.Title)).Add(chat.Title)),
            El("div", ("data-tab", "8")).With(look.Era.Marks(Part.List)).Add(RowMarkup.Row(chat, 0, look)));
    }
}
