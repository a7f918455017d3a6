using X80.Contract.Kinds;
using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>
/// A page that may come: only what outlived all eras. The panel, its header and footer, ids of rows, the attribute of copied
/// messages, the names of tails in their pictures, and the roles that screen readers need.
/// </summary>
internal sealed class EraF : Era
{
    public override string Flavour => "f";

    // Pictures to press and links to maps rest on roles and addresses.
    public override EraProofs Proofs { get; } = new() { Kinds = [MessageKind.Image, MessageKind.Location] };

    public override IEnumerable<(string Name, string? Value)> Document(PageLocale locale) => [("lang", locale.Tag)];

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) =>
        El("div", ("data-id", row.Id), ("class", "row")).Add(content ?? [El("div", ("class", "shell"))]);

    public override HtmlElement Icon(string name, string cssClass) => El("span", ("class", cssClass)).Add(Drawn(null));

    public override HtmlElement Tail(string side) => El("span", ("class", "tail")).Add(Drawn("tail-" + side));

    public override HtmlElement Words(IEnumerable<HtmlElement> words) => El("span", ("dir", "auto")).Add(words);

    public override HtmlElement Quote(SourceQuote quote, PageLocale locale) =>
        El("div", ("class", "quote")).Add(
            El("div", ("role", "button"), ("aria-label", locale.Word("quoted"))).Add(
                El("span", ("class", "quote-author")).Add(quote.Author),
                El("span", ("dir", "auto")).Add(TextMarkup.Plain(quote.Text))));

    public override HtmlElement Composer(SourceChat chat, PageLocale locale) =>
        El("div", ("contenteditable", "true"), ("role", "textbox"), ("class", "composer"), ("data-placeholder", locale.Word("typeMessage")));
}
