using System.Net;
using System.Text;

namespace X80.ReferenceServer.Web;

/// <summary>HTML being written: markup of ours as it is, everybody else's text escaped.</summary>
internal sealed class Markup
{
    private readonly StringBuilder html = new();

    /// <summary>Markup of our own.</summary>
    public Markup Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Text of anybody: escaped for elements and for quoted attributes.</summary>
    public Markup Text(string? text)
    {
        html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    public Markup Add(Markup other)
    {
        html.Append(other.html);
        return this;
    }

    public override string ToString() => html.ToString();
}
