using System.Globalization;
using System.Text;

namespace X80.Harness.Tests.Guarding.Truth;

/// <summary>
/// Addresses to ask two parsers about, all different and the same for the same seed: every character of the basic plane in each
/// place that matters, every percent byte in four spellings, and beyond that grammar and mutation without end.
/// </summary>
internal sealed class GeneratedUrls(int seed)
{
    // Of fewer addresses than there are characters and places, this part goes to them, evenly spread.
    private const double ShareOfCharacters = 0.6;

    private static readonly char[] Characters =
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => !char.IsSurrogate(c))];

    private readonly Random random = new(seed);
    private readonly HashSet<ulong> seen = [];

    public IEnumerable<string> Take(int count) => All(count).Where(IsNew).Take(count);

    private IEnumerable<string> All(int count)
    {
        var stride = Math.Max(1, (int)(Characters.Length * UrlPieces.Places.Length / (count * ShareOfCharacters)));
        foreach (var place in UrlPieces.Places)
        {
            for (var i = random.Next(stride); i < Characters.Length; i += stride)
            {
                yield return place.Replace("*", Characters[i].ToString(), StringComparison.Ordinal);
            }

            foreach (var spelling in PercentBytes())
            {
                yield return place.Replace("*", spelling, StringComparison.Ordinal);
            }
        }

        while (true)
        {
            yield return Assembled();
            yield return Mutated();
        }
    }

    private static IEnumerable<string> PercentBytes() => Enumerable.Range(0, 256).SelectMany(octet => new[]
    {
        string.Create(CultureInfo.InvariantCulture, $"%{octet:x2}"),
        string.Create(CultureInfo.InvariantCulture, $"%{octet:X2}"),
        string.Create(CultureInfo.InvariantCulture, $"%25{octet:x2}"),
        string.Create(CultureInfo.InvariantCulture, $"%c{octet >> 6:x1}%{(octet & 0x3f) + 0x80:x2}"),
    });

    private string Assembled() =>
        Any(UrlPieces.Schemes) + Any(UrlPieces.UserInfos) + Prefix() + Any(UrlPieces.Hosts) + Any(UrlPieces.Ports) + Any(UrlPieces.Tails) + Suffix();

    private string Mutated()
    {
        var url = new StringBuilder(Assembled());
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(url.Length + 1);
            var cut = Math.Min(random.Next(3), url.Length - at);
            url.Remove(at, cut);
            url.Insert(at, random.Next(3) == 0 ? Characters[random.Next(Characters.Length)].ToString() : Any(UrlPieces.Oddities));
        }

        return url.ToString();
    }

    // What makes the same grammar new each time: a label in front, a word behind.
    private string Prefix() => random.Next(3) > 0 ? "" : Word() + ".";

    private string Suffix() => random.Next(2) > 0 ? "" : (random.Next(2) > 0 ? "/" : "") + Word();

    private string Word() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abcdefghijklmnopqrstuvwxyz0123456789-"[random.Next(37)]));

    private string Any(string[] pieces) => pieces[random.Next(pieces.Length)];

    // FNV-1a: the same in every process, so that a seed gives the same addresses.
    private bool IsNew(string url) =>
        seen.Add(url.Aggregate(14695981039346656037UL, (hash, c) => unchecked((hash ^ c) * 1099511628211UL)));
}
