using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>Autumn 2021 to August 2023: test ids everywhere, icons included; first hashes of eight letters.</summary>
internal sealed class EraB : Era
{
    public override string Flavour => "b";

    public override EraProofs Proofs { get; } = new()
    {
        Sides = true,
        Authors = true,
        Ticks = true,
        Times = true,
        Notices = true,
        ChatIds = true,
        Forwards = true,
        Kinds = EraProofs.ByTestId,
    };

    public override IEnumerable<(string Name, string? Value)> Document(PageLocale locale) => [("class", "no-js"), ("loc", locale.Tag)];

    public override IEnumerable<(string Name, string? Value)> Marks(Part part) =>
        part == Part.List ? [("role", "application")] : [.. TestIds.Of(part), ("class", "jnl3jror")];

    public override string RowId(SourceChat chat, SourceRow row) => Serialised(chat, row);

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) =>
        El("div", ("data-id", RowId(chat, row)), ("class", "row"), ("tabindex", "-1")).Add(content is null
            ? El("div", ("class", "shell"))
            : El("div", ("class", $"{SideClass(row)} focusable-list-item _1AOLJ")).Add(content));

    public override HtmlElement Icon(string name, string cssClass) => El("span", ("data-testid", name), ("class", cssClass)).Add(Drawn(name));
}
