using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>March 2024 to spring 2026: a new loader, new classes (one of them the word false), test ids still stripped.</summary>
internal sealed class EraD : Era
{
    public override string Flavour => "d";

    public override EraProofs Proofs { get; } = new()
    {
        Sides = true,
        Labels = true,
        Ticks = true,
        Notices = true,
        ChatIds = true,
        Forwards = true,
        Kinds = EraProofs.ByIcon,
    };

    public override string ForwardIcon => "forward-refreshed";

    public override string DocumentIcon => "document-refreshed";

    public override IEnumerable<(string Name, string? Value)> Document(PageLocale locale) => [("id", "whatsapp-web"), ("class", "_9dls"), ("lang", locale.Tag)];

    public override IEnumerable<(string Name, string? Value)> Marks(Part part) => part switch
    {
        Part.Scroller => [("data-scrolltracepolicy", "wa.web.conversation.messages")],
        Part.Bubble => [("class", "_amk4 false _amkd false")],
        Part.Author => [("class", "_ahxj")],
        Part.Title => [("class", "_ao3e")],
        _ => [],
    };

    public override string RowId(SourceChat chat, SourceRow row) => Serialised(chat, row);

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) => El("div", ("role", "row")).Add(
        El("div", ("class", "row _amjv"), ("data-id", RowId(chat, row)), ("tabindex", "-1")).Add(content is null
            ? El("div", ("data-virtualized", "true"), ("class", "shell"))
            : El("div", ("data-virtualized", "false")).Add(
                El("div").Add(El("div", ("class", $"{SideClass(row)} focusable-list-item _amjy _amjz _amjw")).Add(content)))));

    public override HtmlElement Icon(string name, string cssClass) => El("span", ("aria-hidden", "true"), ("data-icon", name), ("class", cssClass)).Add(Drawn(name));

    public override HtmlElement? Label(string label) => El("span", ("aria-label", label));

    public override HtmlElement Words(IEnumerable<HtmlElement> words) =>
        El("span", ("class", "_ao3e selectable-text copyable-text"), ("dir", "auto")).Add(El("span").Add(words));
}
