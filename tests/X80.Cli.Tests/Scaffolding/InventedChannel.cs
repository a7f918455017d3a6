using System.Text.RegularExpressions;

namespace X80.Cli.Tests.Scaffolding;

/// <summary>
/// Turns a scaffold into a channel that nobody knew: its pages get other attributes, elements and a language, drawn from a seed, and its pack the same names.
/// </summary>
internal static partial class InventedChannel
{
    private static readonly (string Locale, string Language)[] Languages = [("en-US-12", "en-US"), ("de", "de"), ("pt-BR", "pt-BR"), ("fr", "fr")];

    /// <param name="folder">The scaffold's folder.</param>
    /// <param name="seed">The same seed gives the same channel.</param>
    public static void Make(string folder, int seed)
    {
        var random = new Random(seed);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        string NameOf(string word)
        {
            if (!names.TryGetValue(word, out var name))
            {
                names[word] = name = "k" + string.Concat(random.GetItems<char>("bcdfghjlmnprstvz", 7));
            }

            return name;
        }

        var heading = $"h{2 + random.Next(4)}";
        var (locale, language) = Languages[random.Next(Languages.Length)];
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsData))
        {
            var text = Attribute().Replace(File.ReadAllText(file), found => "data-" + NameOf(found.Groups["name"].Value));
            text = Heading().Replace(text, heading);
            if (Path.GetFileName(file) == "practice.html")
            {
                text = text.Replace("\"locale\": \"en-GB\"", $"\"locale\": \"{locale}\"", StringComparison.Ordinal).Replace("lang=\"en-GB\"", $"lang=\"{language}\"", StringComparison.Ordinal);
            }

            File.WriteAllText(file, text);
        }
    }

    private static bool IsData(string file) => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".pack.json", StringComparison.Ordinal);

    [GeneratedRegex("data-(?<name>region|part|side|message|stamp|flag)")]
    private static partial Regex Attribute();

    [GeneratedRegex("(?<=[</ ])h1(?=[> {\"])")]
    private static partial Regex Heading();
}
