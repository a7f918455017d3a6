using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>April to June 2026, in between: bare ids and test ids as in E, sides by class as in D.</summary>
internal sealed class EraDPrime : Era
{
    public override string Flavour => "d-prime";

    public override EraProofs Proofs { get; } = new()
    {
        Sides = true,
        Labels = true,
        Authors = true,
        Ticks = true,
        Times = true,
        Notices = true,
        Forwards = true,
        Kinds = EraProofs.ByTestId,
    };

    public override string ForwardIcon => "forward-refreshed";

    public override string DocumentIcon => "document-refreshed";

    public override IEnumerable<(string Name, string? Value)> Document(PageLocale locale) => [("id", "whatsapp-web"), ("lang", locale.Tag)];

    public override IEnumerable<(string Name, string? Value)> Marks(Part part) => part switch
    {
        Part.Scroller => [.. TestIds.Of(part), ("data-scrolltracepolicy", "wa.web.conversation.messages")],
        Part.Bubble => [.. TestIds.Of(part), ("class", "_amk4 false")],
        _ => TestIds.Of(part),
    };

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) => El("div", ("role", "row")).Add(
        El("div", ("class", "row _amjv"), ("data-id", row.Id), ("data-testid", "conv-msg-" + row.Id), ("tabindex", "-1")).Add(content is null
            ? El("div", ("data-virtualized", "true"), ("class", "shell"))
            : El("div", ("data-virtualized", "false")).Add(El("div", ("class", $"{SideClass(row)} focusable-list-item _amjy")).Add(content))));

    public override HtmlElement Icon(string name, string cssClass) =>
        El("span", ("data-icon", name), ("data-testid", name), ("class", cssClass)).Add(Drawn(name));

    public override HtmlElement? Label(string label) => El("span", ("aria-label", label));

    // The class had gone from the body for a while.
    public override HtmlElement Words(IEnumerable<HtmlElement> words) =>
        El("span", ("data-testid", "select-all selectable-text"), ("dir", "auto")).Add(words);

    public override HtmlElement Composer(SourceChat chat, PageLocale locale) => NamedComposer(chat, locale).With(Marks(Part.Composer));
}
