using System.Globalization;
using X80.Simulator.Practice.Eras;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>Words as the page writes them: a span a line, emoji as pictures, styles as elements.</summary>
internal static class TextMarkup
{
    public static IEnumerable<HtmlElement> Plain(string text) => Lines(text);

    public static HtmlElement Emoji(string emoji, string? extraClass = null) =>
        El("img", ("class", "emoji" + extraClass), ("alt", emoji), ("data-plain-text", emoji), ("draggable", "false"), ("src", PicturePaths.Emoji(emoji)));

    /// <summary>One run of text; a style is an element that bears what the body bears.</summary>
    public static IEnumerable<HtmlElement> Styled(SourceSpan span, Era era) => span.Style switch
    {
        null => Lines(span.Text),
        "a" => [El("a", ("href", span.Text), ("dir", "ltr"), ("rel", "noopener noreferrer"), ("target", "_blank")).Add(span.Text)],
        "mention" => [El("span", ("class", "mention"), ("role", "button"), ("tabindex", "-1")).Add(span.Text)],
        var style => [El(style, ("class", era is EraF ? null : "selectable-text copyable-text")).With(era.Marks(Part.Text)).Add(Lines(span.Text))],
    };

    // The line break stands at the end of the line's own span.
    private static IEnumerable<HtmlElement> Lines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var line = end < 0 ? text[start..] : text[start..(end + 1)];
            yield return El("span").Add([.. Pieces(line)]);
            start += line.Length;
        }
    }

    private static IEnumerable<object> Pieces(string line)
    {
        var plain = "";
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!IsEmoji(element))
            {
                plain += element;
                continue;
            }

            yield return plain;
            yield return Emoji(element);
            plain = "";
        }

        yield return plain;
    }

    private static bool IsEmoji(string element) => char.ConvertToUtf32(element, 0) is >= 0x1F300 and <= 0x1FAFF;
}
