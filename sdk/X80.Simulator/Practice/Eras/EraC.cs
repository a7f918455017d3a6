using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>August 2023 to March 2024: test ids stripped, icons back to <c>data-icon</c>, names for screen readers.</summary>
internal sealed class EraC : Era
{
    public override string Flavour => "c";

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

    public override IEnumerable<(string Name, string? Value)> Document(PageLocale locale) => [("class", "no-js"), ("lang", locale.Tag)];

    public override IEnumerable<(string Name, string? Value)> Marks(Part part) => part switch
    {
        Part.List => [("role", "application")],
        Part.Title or Part.Bubble => [("class", "_11JPr")],
        Part.Header => [("class", "_21S-L")],
        _ => [],
    };

    public override string RowId(SourceChat chat, SourceRow row) => Serialised(chat, row);

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) => El("div").Add(
        El("div", ("data-id", RowId(chat, row)), ("class", "row _8nE1Y"), ("tabindex", "-1")).Add(content is null
            ? El("div", ("class", "shell"))
            : El("div", ("class", $"{SideClass(row)} focusable-list-item")).Add(content)));

    public override HtmlElement Icon(string name, string cssClass) => El("span", ("data-icon", name), ("class", cssClass)).Add(Drawn(name));

    public override HtmlElement? Label(string label) => El("span", ("aria-label", label));
}
