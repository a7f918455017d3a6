using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace X80.ReferenceServer.Tests.Crm.Specs;

/// <summary>Reads a document that is JSON or YAML.</summary>
internal static class SpecText
{
    public static JsonObject Read(string path)
    {
        var text = File.ReadAllText(path);
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            return JsonNode.Parse(text)!.AsObject();
        }

        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return Convert(yaml.Documents[0].RootNode)!.AsObject();
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } word => Plain(word.Value ?? ""),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new FormatException("Neither a map, a list nor a word."),
    };

    /// <summary>A word without quotes is of the type that it looks like.</summary>
    private static JsonValue? Plain(string word) => word switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ => decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(word),
    };
}
