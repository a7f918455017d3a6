using System.Net;
using System.Text;

namespace X80.Simulator.Practice.Markup;

/// <summary>An element to be written. Text and attribute values are always escaped.</summary>
internal sealed class HtmlElement
{
    private static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "img", "input", "link", "meta" };

    private readonly string name;
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly List<object> content = [];

    private HtmlElement(string name) => this.name = name;

    /// <param name="name">The tag.</param>
    /// <param name="attributes">Pairs of name and value; a null value leaves the attribute out.</param>
    public static HtmlElement El(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var element = new HtmlElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                element.attributes.Add((attribute, value));
            }
        }

        return element;
    }

    /// <summary>Adds attributes; classes join those that the element has.</summary>
    public HtmlElement With(IEnumerable<(string Name, string? Value)> more)
    {
        foreach (var (attribute, value) in more)
        {
            var at = attributes.FindIndex(each => each.Name == attribute);
            if (value is not null && at < 0)
            {
                attributes.Add((attribute, value));
            }
            else if (value is not null)
            {
                attributes[at] = (attribute, attribute == "class" ? $"{attributes[at].Value} {value}" : value);
            }
        }

        return this;
    }

    /// <param name="parts">Text, elements or sequences of elements; null is passed over.</param>
    public HtmlElement Add(params ReadOnlySpan<object?> parts)
    {
        foreach (var part in parts)
        {
            if (part is IEnumerable<HtmlElement> many)
            {
                content.AddRange(many);
            }
            else if (part is not null)
            {
                content.Add(part);
            }
        }

        return this;
    }

    public void WriteTo(StringBuilder html)
    {
        html.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        html.Append('>');
        if (Void.Contains(name))
        {
            return;
        }

        foreach (var part in content)
        {
            if (part is HtmlElement element)
            {
                element.WriteTo(html);
            }
            else
            {
                html.Append(WebUtility.HtmlEncode((string)part));
            }
        }

        html.Append("</").Append(name).Append('>');
    }
}
