using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>To autumn 2021: hashed classes, icons by <c>data-icon</c>, the row itself bears its side and its id.</summary>
internal sealed class EraA : Era
{
    public override string Flavour => "a";

    public override EraProofs Proofs { get; } = new()
    {
        Sides = true,
        Ticks = true,
        Notices = true,
        ChatIds = true,
        Forwards = true,
        Kinds = EraProofs.ByIcon,
    };

    public override IEnumerable<(string Name, string? Value)> Document(PageLocale locale) => [("class", "no-js"), ("loc", locale.Tag)];

    public override IEnumerable<(string Name, string? Value)> Marks(Part part) => part switch
    {
        Part.Panel => [("class", "_1dB-m")],
        Part.Title or Part.Bubble => [("class", "_22Msk")],
        _ => [],
    };

    public override string RowId(SourceChat chat, SourceRow row) => Serialised(chat, row);

    public override HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content) => content is null
        ? El("div", ("class", "_274yw shell"), ("data-id", RowId(chat, row)))
        : El("div", ("class", $"_274yw {SideClass(row)} focusable-list-item"), ("data-id", RowId(chat, row)), ("tabindex", "-1")).Add(content);

    public override HtmlElement Icon(string name, string cssClass) => El("span", ("data-icon", name), ("class", cssClass)).Add(Drawn(name));

    public override HtmlElement Composer(SourceChat chat, PageLocale locale) =>
        El("div", ("contenteditable", "true"), ("data-tab", "1"), ("dir", locale.Direction), ("class", "_1awRl copyable-text selectable-text composer"));
}
