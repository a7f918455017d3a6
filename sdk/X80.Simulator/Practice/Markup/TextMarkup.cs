using System.Globalization;
using X80.Simulator.Practice.Source;
using static X80.Simulator.Practice.Markup.HtmlElement;

namespace X80.Simulator.Practice.Markup;

/// <summary>Words as the page writes them: a span a line, emoji as pictures, styles as elements.</summary>
internal static class TextMarkup
{
    /// <summary>The body of a message, with the time repeated in a hidden spacer, as the web client does.</summary>
    public static HtmlElement Body(IReadOnlyList<SourceSpan> words) =>
        El("span", ("data-testid", "selectable-text"), ("class", "selectable-text copyable-text"), ("dir", "auto"))
            .Add(words.SelectMany(Styled));

    public static IEnumerable<HtmlElement> Plain(string text) => Styled(new SourceSpan(text));

    public static HtmlElement Emoji(string emoji, string? extraClass = null) =>
        El("img", ("class", "emoji" + extraClass), ("alt", emoji), ("data-plain-text", emoji), ("draggable", "false"), ("src", PicturePaths.Emoji(emoji)));

    private static IEnumerable<HtmlElement> Styled(SourceSpan span) => span.Style switch
    {
        null => Lines(span.Text),
        "a" => [El("a", ("href", span.Text), ("dir", "ltr"), ("rel", "noopener noreferrer"), ("target", "_blank")).Add(span.Text)],
        "mention" => [El("span", ("class", "mention"), ("role", "button"), ("tabindex", "-1")).Add(span.Text)],
        var style => [El(style, ("data-testid", "selectable-text"), ("class", "selectable-text copyable-text")).Add(Lines(span.Text))],
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
