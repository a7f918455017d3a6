using System.Text.Json.Nodes;
using AngleSharp.Css.Parser;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Packs;

/// <summary>Selectors of a pack that a parser of CSS does not know. A note and no problem: the browser that reads has the last word.</summary>
internal static class SelectorLint
{
    private static readonly string[] Members = ["outside", "quoted", "hidden", "present", "absent", "select", "within", "in", "out", "lines", "boxes"];

    /// <param name="json">A pack in which nothing else is wrong.</param>
    public static IEnumerable<PackFinding> Check(string json)
    {
        var parser = new CssSelectorParser();
        return
            from selector in SelectorsIn(JsonNode.Parse(json))
            where parser.ParseSelector(selector.GetValue<string>()) is null
            select new PackFinding(selector.GetPath(), "This is no selector that is known.", "Try it in the inspector of a browser: document.querySelector(\"…\").") { IsNote = true };
    }

    private static IEnumerable<JsonValue> SelectorsIn(JsonNode? node, bool isSelector = false) => node switch
    {
        JsonObject members => members.SelectMany(member => SelectorsIn(member.Value, Members.Contains(member.Key))),
        JsonArray parts => parts.SelectMany(part => SelectorsIn(part, isSelector)),
        JsonValue value when isSelector => [value],
        _ => [],
    };
}
