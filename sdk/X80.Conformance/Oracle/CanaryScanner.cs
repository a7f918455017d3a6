using System.Text;

namespace X80.Conformance.Oracle;

/// <summary>
/// Looks for canaries in what a channel gave. Every reading of the bytes (see <see cref="Unwrapping"/>) is folded to
/// lower-case letters and digits without accents, and a piece of twelve of them, forwards or backwards, is a hit: so a
/// normal form, a case, an escape or a changed space hides nothing.
/// </summary>
public sealed class CanaryScanner
{
    private readonly Dictionary<string, (Canary Canary, bool Reversed)> pieces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Canary Canary, bool Reversed)>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public CanaryScanner(IEnumerable<Canary> canaries)
    {
        lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var canary in canaries)
        {
            var folded = Fold(canary.Text).Letters;
            Add(canary, folded, reversed: false);
            Array.Reverse(folded);
            Add(canary, folded, reversed: true);
        }
    }

    /// <returns>The first place of each canary, in the plainest reading of the bytes that shows it.</returns>
    public IReadOnlyList<CanaryHit> Scan(string channel, ReadOnlySpan<byte> bytes)
    {
        var hits = new List<CanaryHit>();
        var seen = new HashSet<Canary>();
        foreach (var reading in Unwrapping.Of(bytes))
        {
            Search(channel, reading, seen, hits);
        }
        return hits;
    }

    public IReadOnlyList<CanaryHit> Scan(string channel, string text) => Scan(channel, Encoding.UTF8.GetBytes(text));

    private void Search(string channel, UnwrappedText reading, HashSet<Canary> seen, List<CanaryHit> hits)
    {
        var (letters, offsets) = Fold(reading.Text);
        for (var at = 0; at + CanaryForms.PieceLength <= letters.Length; at++)
        {
            if (lookup.TryGetValue(letters.AsSpan(at, CanaryForms.PieceLength), out var found) && seen.Add(found.Canary))
            {
                hits.Add(new CanaryHit(found.Canary, channel, offsets[at], found.Reversed ? $"{reading.Form}, reversed" : reading.Form));
            }
        }
    }

    private void Add(Canary canary, char[] folded, bool reversed)
    {
        for (var at = 0; at + CanaryForms.PieceLength <= folded.Length; at++)
        {
            pieces.TryAdd(new string(folded, at, CanaryForms.PieceLength), (canary, reversed));
        }
    }

    private static (char[] Letters, int[] Offsets) Fold(string text)
    {
        var letters = new List<char>(text.Length);
        var offsets = new List<int>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                // Nearly all of what is searched, so without a string of its own.
                if (char.IsAsciiLetterOrDigit((char)rune.Value))
                {
                    letters.Add(char.ToLowerInvariant((char)rune.Value));
                    offsets.Add(at);
                }
            }
            // Only letters and digits: normalising an unassigned code point of a binary file would throw.
            else if (Rune.IsLetterOrDigit(rune))
            {
                foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
                {
                    if (char.IsLetterOrDigit(c))
                    {
                        letters.Add(char.ToLowerInvariant(c));
                        offsets.Add(at);
                    }
                }
            }
            at += rune.Utf16SequenceLength;
        }
        return ([.. letters], [.. offsets]);
    }
}
