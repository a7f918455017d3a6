using System.Net;

namespace X80.Sdk.Reading.Raw;

/// <summary>Puts what was copied of a page together again: a page like a saved one, with nothing in it but the open chat.</summary>
internal static class CopiedPage
{
    /// <param name="root">Attributes of the document's root, by name.</param>
    /// <param name="panels">Markup of the chat's panel; of its copies, too, where it stands there more than once.</param>
    public static string Of(IReadOnlyDictionary<string, string> root, IReadOnlyList<string> panels)
    {
        var attributes = string.Concat(root.Select(each => $" {each.Key}=\"{WebUtility.HtmlEncode(each.Value)}\""));
        return $"<!doctype html><html{attributes}><head><meta charset=\"utf-8\"></head><body>{string.Concat(panels)}</body></html>";
    }
}
