using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>Since June 2026: test ids, no class that says a row's side; what a run is must be told from its first row.</summary>
internal sealed class EraE : Era
{
    public override string Flavour => "e";

    public override EraProofs Proofs { get; } = new()
    {
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

    public override IEnumerable<(string Name, string? Value)> Marks(Part part) => part == Part.Scroller
        ? [.. TestIds.Of(part), ("data-scrolltracepolicy", "wa.web.conversation.messages")]
        : TestIds.Of(part);

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) => El("div", ("role", "row")).Add(
        El("div", ("class", "row"), ("data-id", row.Id), ("data-testid", "conv-msg-" + row.Id), ("tabindex", "-1")).Add(content is null
            ? El("div", ("data-virtualized", "true"), ("class", "shell"))
            : El("div", ("data-virtualized", "false")).Add(El("div", ("class", "focusable-list-item")).Add(content))));

    public override HtmlElement Icon(string name, string cssClass) =>
        El("span", ("data-icon", name), ("data-testid", name), ("class", cssClass)).Add(Drawn(name));

    public override HtmlElement? Label(string label) => El("span", ("aria-label", label));

    // The label is translated; the icon's title has been seen to disagree with it, and tells no more than whose message it is.
    public override HtmlElement Ticks(PageLocale locale) =>
        El("span", ("aria-label", $" {locale.Word("read")} "), ("class", "ticks")).Add(Drawn("wds-ic-read"));

    public override HtmlElement Words(IEnumerable<HtmlElement> words) =>
        El("span", ("data-testid", "selectable-text"), ("class", "selectable-text copyable-text"), ("dir", "auto")).Add(words);

    public override HtmlElement Quote(SourceQuote quote, PageLocale locale) => base.Quote(quote, locale).With(Marks(Part.Quote));

    public override HtmlElement Composer(SourceChat chat, PageLocale locale) => NamedComposer(chat, locale).With(Marks(Part.Composer));
}
