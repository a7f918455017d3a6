namespace X80.Sdk.Pages;

/// <summary>
/// A script of this package: embedded files of one arrow function each. There is no public constructor, so a host cannot
/// be made to run anything else in the page.
/// </summary>
public sealed class PageScript
{
    // The first file is given the functions of the others and gives the script.
    private PageScript(string name, params ReadOnlySpan<string> parts)
    {
        var given = new List<string>();
        foreach (var part in parts)
        {
            given.Add($"({Load(part).Trim()})");
        }

        (Name, Source) = (name, given.Count == 0 ? $"({Load(name).Trim()})" : $"({Load(name).Trim()})({string.Join(", ", given)})");
    }

    /// <summary>
    /// Reads the open chat. Argument: <c>{"pack": …, "what": "chat" | "identity" | "copy"}</c>. Returns the JSON of a raw reading;
    /// of a chat of more than 500 rows its place, for calls with <c>slice</c>, <c>look</c>, <c>seal</c>, <c>plan</c> and <c>join</c> (see LongChat).
    /// Read-only: no click, scroll, focus, timer, observer, network, storage or write.
    /// </summary>
    public static PageScript OpenChatReader { get; } = new(
        "open-chat-reader.js", "page-times.js", "page-words.js", "row-voices.js", "row-index.js", "row-facts.js", "page-reads.js", "row-finder.js", "row-words.js",
        "row-reader.js", "row-cutter.js", "row-nodes.js", "panel-outline.js", "chat-days.js", "chat-copies.js");

    /// <summary>
    /// Places a saved text in the composer, on a click: the one script that acts in the page. Argument:
    /// <c>{"pack": …, "act": "place" | "check", "text": …, "title": …}</c>.
    /// </summary>
    public static PageScript SnippetPlacer { get; } = new("snippet-placer.js");

    public string Name { get; }

    /// <summary>The source: one expression, whose value is a function that takes the argument's JSON text and returns a string.</summary>
    public string Source { get; }

    public override string ToString() => Name;

    private static string Load(string name)
    {
        using var stream = typeof(PageScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is missing from the package; reinstall X80.Sdk.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
