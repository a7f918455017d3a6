using X80.Simulator.Practice.Locales;
using X80.Simulator.Practice.Markup;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Eras;

/// <summary>
/// A state of the channel's page in one period: where its markup differs from the common skeleton, and what it proves.
/// The next one is a class of its own. Marks are those that are known of the page; what surrounds them is our own.
/// </summary>
internal abstract class Era
{
    public static IReadOnlyList<Era> All { get; } = [new EraA(), new EraB(), new EraC(), new EraD(), new EraDPrime(), new EraE(), new EraF()];

    /// <summary>How a reading calls it.</summary>
    public abstract string Flavour { get; }

    public abstract EraProofs Proofs { get; }

    /// <summary>The id, and the language as the document names it.</summary>
    public abstract IEnumerable<(string Name, string? Value)> Document(PageLocale locale);

    public virtual IEnumerable<(string Name, string? Value)> Marks(Part part) => [];

    /// <summary>What a row bears as its id.</summary>
    public virtual string RowId(SourceChat chat, SourceRow row) => row.Id;

    /// <summary>A whole row; without content it keeps its place and shows nothing.</summary>
    public abstract HtmlElement Row(SourceChat chat, SourceRow row, IReadOnlyList<HtmlElement>? content);

    public abstract HtmlElement Icon(string name, string cssClass);

    /// <summary>The icon over what was forwarded; renamed over the years.</summary>
    public virtual string ForwardIcon => "forwarded";

    public virtual string DocumentIcon => "document";

    /// <summary>The tail of the first bubble of a run.</summary>
    public virtual HtmlElement Tail(string side) => Icon("tail-" + side, "tail");

    /// <summary>Who writes, for screen readers, on the first row of a run.</summary>
    public virtual HtmlElement? Label(string label) => null;

    public virtual HtmlElement Ticks(PageLocale locale) => Icon("msg-dblcheck", "ticks");

    /// <summary>The body of a message.</summary>
    public virtual HtmlElement Words(IEnumerable<HtmlElement> words) =>
        El("span", ("class", "selectable-text copyable-text"), ("dir", "auto")).With(Marks(Part.Text)).Add(El("span").Add(words));

    public virtual HtmlElement Quote(SourceQuote quote, PageLocale locale) =>
        El("div", ("class", "quote")).Add(
            El("div", ("role", "button"), ("aria-label", locale.Word("quoted"))).Add(
                El("span", ("class", "quote-author"), ("aria-label", quote.Author)).Add(quote.Author),
                El("span", ("class", "quoted-mention"), ("dir", "auto")).Add(TextMarkup.Plain(quote.Text))));

    /// <summary>The composer as it is before anything is typed.</summary>
    public virtual HtmlElement Composer(SourceChat chat, PageLocale locale) =>
        El("div", ("contenteditable", "true"), ("role", "textbox"), ("data-tab", "10"), ("data-lexical-editor", "true"), ("class", "composer"),
            ("title", locale.Word("typeMessage"))).With(Marks(Part.Composer));

    protected static HtmlElement NamedComposer(SourceChat chat, PageLocale locale) =>
        El("div", ("contenteditable", "true"), ("role", "textbox"), ("data-tab", "10"), ("data-lexical-editor", "true"), ("class", "composer"),
            ("data-placeholder", locale.Word("typeMessage")),
            ("aria-label", locale.Word(chat.IsGroup ? "typeToGroup" : "typeTo", chat.Title)));

    protected static HtmlElement Drawn(string? title) =>
        El("svg", ("viewBox", "0 0 16 16"), ("aria-hidden", "true")).Add(
            title is null ? null : El("title").Add(title), El("path", ("d", title is null or not "wds-ic-read" ? "M3 8h10M9 4l4 4-4 4" : "M2 8l3 3 6-7M7 10l1 1 6-7")));

    /// <summary>The class that says which side a member's row is on; rows of the system bear none.</summary>
    protected static string? SideClass(SourceRow row) => row.Author is null ? null : row.Own ? "message-out" : "message-in";

    /// <summary>Ids until April 2026: the side, the chat, the message and, in a group, its author.</summary>
    protected static string Serialised(SourceChat chat, SourceRow row)
    {
        var side = row.Own ? "true" : "false";
        var author = chat.IsGroup && row.Author is { } name ? "_" + chat.Jids[name] : "";
        return $"{side}_{chat.Jid}_{row.Id}{author}";
    }
}
