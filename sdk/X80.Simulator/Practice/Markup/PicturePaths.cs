using System.Globalization;

namespace X80.Simulator.Practice.Markup;

/// <summary>Addresses of the page's pictures, all drawn on the spot.</summary>
internal static class PicturePaths
{
    private const string EmojiFolder = "/emoji/";
    private const string PhotoFolder = "/photo/";
    private const string Disc = """<circle cx="10" cy="10" r="8" fill="#e0a42b"/>""";

    // Emoji are drawn here, since a machine may lack a font with them; any other is a plain disc.
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["1f642"] = """<circle cx="10" cy="10" r="9" fill="#ffd34d"/><circle cx="7" cy="8" r="1.3"/><circle cx="13" cy="8" r="1.3"/><path d="M6 12q4 4 8 0" fill="none" stroke="#000"/>""",
        ["1f389"] = """<path d="M2 18 7 6l7 7z" fill="#e0a42b"/><circle cx="13" cy="5" r="1.5" fill="#d8455f"/><circle cx="17" cy="9" r="1.3" fill="#3a5bd0"/><circle cx="9" cy="2" r="1.2" fill="#2f7d5b"/>""",
        ["1f989"] = """<ellipse cx="10" cy="11" rx="7" ry="8" fill="#8a6242"/><circle cx="7" cy="8" r="2.6" fill="#fff"/><circle cx="13" cy="8" r="2.6" fill="#fff"/><circle cx="7" cy="8" r="1"/><circle cx="13" cy="8" r="1"/>""",
    };

    public static string Emoji(string emoji) =>
        EmojiFolder + string.Join('-', emoji.EnumerateRunes().Select(rune => rune.Value.ToString("x", CultureInfo.InvariantCulture))) + ".svg";

    public static string Photo(string id) => PhotoFolder + id + ".svg";

    /// <returns>The picture as SVG, or null where the path names none.</returns>
    public static string? Draw(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].Replace(".svg", "", StringComparison.Ordinal);
        return path switch
        {
            _ when path.StartsWith(EmojiFolder, StringComparison.Ordinal) => DrawEmoji(name),
            _ when path.StartsWith(PhotoFolder, StringComparison.Ordinal) && name.All(char.IsAsciiLetterOrDigit) => DrawPhoto(name),
            _ => null,
        };
    }

    private static string DrawEmoji(string name) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{Shapes.GetValueOrDefault(name, Disc)}</svg>""";

    // A hall with a sun: the hue comes from the id, so that pictures differ.
    private static string DrawPhoto(string id)
    {
        var hue = id.Sum(c => c) % 360;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 150">
              <rect width="260" height="150" fill="hsl({hue},45%,78%)"/>
              <circle cx="205" cy="38" r="18" fill="hsl({(hue + 40) % 360},80%,88%)"/>
              <path d="M20 130V80l55-30 55 30v50zM140 130V92h96v38z" fill="hsl({hue},30%,42%)"/>
              <rect y="128" width="260" height="22" fill="hsl({hue},28%,32%)"/>
            </svg>
            """;
    }
}
