using System.Globalization;

namespace X80.Simulator.Practice.Markup;

/// <summary>Addresses of the page's pictures, all drawn on the spot.</summary>
internal static class PicturePaths
{
    private const string EmojiFolder = "/emoji/";
    private const string PhotoFolder = "/photo/";

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

    private static string? DrawEmoji(string name)
    {
        var codes = name.Split('-').Select(code => int.TryParse(code, NumberStyles.HexNumber, null, out var value) ? value : -1).ToList();
        return codes.TrueForAll(System.Text.Rune.IsValid)
            ? $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><text x="10" y="16" font-size="15" text-anchor="middle">{string.Concat(codes.Select(char.ConvertFromUtf32))}</text></svg>"""
            : null;
    }

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
