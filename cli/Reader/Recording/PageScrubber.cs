using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Recording;

/// <summary>
/// Makes a page of the same build and other words. It is made anew from a list of what may stay: the open chat alone, elements by
/// name, of attributes what the pack's selectors tell apart, and everything else invented. Whatever is not known here is left out.
/// </summary>
internal sealed partial class PageScrubber
{
    private static readonly HashSet<string> Elements = new(
        ("html head body div span header footer main section p a b i em strong del code pre blockquote ul ol li br img canvas video audio button svg title path "
        + "input label table tbody tr td time h1 h2 h3 h4").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Roles = new("button row rowgroup grid gridcell application textbox list listitem region img option menu".Split(' '), StringComparer.Ordinal);

    private readonly PackVocabulary vocabulary;
    private readonly InventedText text = new();
    private readonly InventedIds ids = new();
    private readonly IDocument page;
    private readonly IElement panel;
    private readonly InventedTimes times;
    private readonly string title;

    private PageScrubber(ReaderPack pack, IDocument page, IElement panel)
    {
        (vocabulary, this.page, this.panel) = (new PackVocabulary(pack), page, panel);
        times = new InventedTimes((pack.Languages ?? ["lang"]).Select(name => page.DocumentElement.GetAttribute(name)).FirstOrDefault(language => !string.IsNullOrEmpty(language)) ?? "");
        title = pack.Stages["title"].Select(strategy => panel.QuerySelector(strategy.Select ?? "")?.TextContent.Trim()).FirstOrDefault(found => !string.IsNullOrEmpty(found)) ?? "";
    }

    /// <param name="html">The page as it was saved.</param>
    /// <param name="pack">What is known of such pages.</param>
    /// <returns>The recorded page; null where no open chat is found.</returns>
    public static string? Scrub(string html, ReaderPack pack)
    {
        var page = new HtmlParser().ParseDocument(html);
        var panel = pack.Stages["panel"].Select(strategy => page.QuerySelector(strategy.Select ?? "")).FirstOrDefault(found => found is not null);
        return panel is null ? null : new PageScrubber(pack, page, panel).Make();
    }

    private string Make()
    {
        LearnNames();
        var made = new HtmlParser().ParseDocument("<!doctype html><html><head><meta charset=\"utf-8\"><title>Recorded page</title></head><body></body></html>");
        CopyAttributes(page.DocumentElement, made.DocumentElement);
        made.Body!.AppendChild(Copy(panel, made)!);
        return made.ToHtml(HtmlMarkupFormatter.Instance) + "\n";
    }

    // Names are learned before anything is written, so that each is invented once and stands wherever the page wrote it.
    private void LearnNames()
    {
        text.Name(title);
        foreach (var carrier in panel.QuerySelectorAll("[data-pre-plain-text]"))
        {
            if (Attribution().Match(carrier.GetAttribute("data-pre-plain-text")!) is { Success: true } found)
            {
                text.Name(found.Groups[2].Value);
            }
        }

        foreach (var label in panel.QuerySelectorAll("[aria-label]").Select(each => each.GetAttribute("aria-label")!).Where(label => label.TrimEnd().EndsWith(':') || label.TrimEnd().EndsWith('：')))
        {
            text.Name(label.TrimEnd().TrimEnd(':', '：'));
        }
    }

    private INode? Copy(INode node, IDocument made)
    {
        switch (node)
        {
            case IText words:
                return made.CreateTextNode(Words(words.Data, words.ParentElement!));
            case IElement element when element.LocalName is "script" or "style" or "template" or "iframe" or "object" or "noscript" or "link" or "meta":
                return null;
            case IElement element:
                var copy = element.NamespaceUri == NamespaceNames.SvgUri && (element.LocalName is "svg" or "title" or "path")
                    ? made.CreateElement(NamespaceNames.SvgUri, element.LocalName)
                    : made.CreateElement(Elements.Contains(element.LocalName) ? element.LocalName : "div");
                CopyAttributes(element, copy);
                foreach (var child in element.ChildNodes)
                {
                    if (Copy(child, made) is { } kept)
                    {
                        copy.AppendChild(kept);
                    }
                }

                return copy;
            default:
                return null; // A comment, or what a parser made of something else.
        }
    }

    private void CopyAttributes(IElement from, IElement to)
    {
        foreach (var attribute in from.Attributes)
        {
            if (Value(attribute.Name, attribute.Value, from) is { } value)
            {
                to.SetAttribute(attribute.Name, value);
            }
        }
    }

    private string Words(string data, IElement parent)
    {
        var bare = data.Trim();
        if (bare.Length == 0 || (vocabulary.Holds(bare) && parent.LocalName == "title"))
        {
            return data;
        }

        return Around(data, words => times.Clock(words) ?? times.Date(words) ?? (text.IsName(words) ? text.Name(words) : text.Of(words)));
    }

    // Blanks stay where they were.
    private static string Around(string data, Func<string, string> make)
    {
        var bare = data.Trim();
        var start = data.IndexOf(bare, StringComparison.Ordinal);
        return data[..start] + make(bare) + data[(start + bare.Length)..];
    }

    /// <returns>What the attribute is in the recorded page; null where it is left out.</returns>
    private string? Value(string name, string value, IElement element) => name switch
    {
        "data-id" => ids.Of(value),
        "data-testid" when value.StartsWith("conv-msg-", StringComparison.Ordinal) => "conv-msg-" + ids.Of(value["conv-msg-".Length..]),
        "data-pre-plain-text" => Attribute(value),
        "aria-label" => vocabulary.Kept(name, value) == value ? value : Label(value),
        "title" => vocabulary.Kept(name, value) == value ? value : text.IsName(value) ? text.Name(value) : text.Of(value),
        "alt" or "data-plain-text" => element.ClassList.Contains("emoji") || element.HasAttribute("data-plain-text") ? text.Of(value) : vocabulary.Knows(name) ? "" : null,
        "src" => value.StartsWith("blob:", StringComparison.Ordinal) ? "blob:recorded" : value.StartsWith("https:", StringComparison.Ordinal) ? "https://recorded.invalid/" : "data:,",
        "href" => vocabulary.Kept(name, value) is { } part ? $"https:{(part.StartsWith("//", StringComparison.Ordinal) ? part : "//recorded.invalid" + part)}" : "https://recorded.invalid/",
        "role" => Roles.Contains(value) ? value : null,
        "dir" => value is "ltr" or "rtl" or "auto" ? value : null,
        "lang" or "loc" => Language().IsMatch(value) ? value : null,
        "contenteditable" or "aria-hidden" or "data-lexical-editor" => value is "true" or "false" ? value : null,
        "data-tab" => SmallNumber().IsMatch(value) ? value : null,
        _ => vocabulary.Kept(name, value) ?? (vocabulary.Knows(name) && name is not ("class" or "id") ? "" : null),
    };

    private string Attribute(string value)
    {
        var found = Attribution().Match(value);
        if (!found.Success)
        {
            return text.Of(value);
        }

        var stamp = Piece().Replace(found.Groups[1].Value, piece => Around(piece.Value, bare => times.Clock(bare) ?? times.Date(bare) ?? text.Of(bare)));
        return $"[{stamp}] {text.Name(found.Groups[2].Value)}: ";
    }

    private string Label(string value)
    {
        var bare = value.TrimEnd();
        var isSpeaker = bare.EndsWith(':') || bare.EndsWith('：');
        if (isSpeaker)
        {
            return text.Name(bare[..^1]) + bare[^1];
        }

        // The composer names the chat: a second witness of whose chat it is.
        var at = title.Length == 0 ? -1 : value.IndexOf(title, StringComparison.Ordinal);
        return at < 0 ? text.Of(value) : text.Of(value[..at]) + text.Name(title) + text.Of(value[(at + title.Length)..]);
    }

    [GeneratedRegex(@"^\s*\[([^\]]*)\]\s?([\s\S]*?):?\s*$")]
    private static partial Regex Attribution();

    [GeneratedRegex(@"[^,،、]+")]
    private static partial Regex Piece();

    [GeneratedRegex("^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")]
    private static partial Regex Language();

    [GeneratedRegex("^[0-9]{1,2}$")]
    private static partial Regex SmallNumber();
}
