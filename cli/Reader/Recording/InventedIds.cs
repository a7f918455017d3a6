using System.Globalization;
using System.Text.RegularExpressions;

namespace X80.Cli.Reader.Recording;

/// <summary>Ids counted up, in the forms that a page's ids have: bare, or with the chat's and the author's own.</summary>
internal sealed partial class InventedIds
{
    private const int LeastLength = 16;

    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    public string Of(string value) => string.Join('_', value.Split('_').Select(Part));

    private string Part(string part)
    {
        if (part is "true" or "false" or "out")
        {
            return part;
        }

        if (!ids.TryGetValue(part, out var made))
        {
            var number = ids.Count + 1;
            var host = Host().Match(part);
            ids[part] = made = host.Success
                ? number.ToString(CultureInfo.InvariantCulture).PadLeft(6, '0').Insert(0, "55000") + host.Value
                : "R" + number.ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(LeastLength, Math.Min(part.Length, 32)) - 1, '0');
        }

        return made;
    }

    [GeneratedRegex("@(?:c[.]us|g[.]us|lid|broadcast|newsletter|s[.]whatsapp[.]net)$")]
    private static partial Regex Host();
}
