using System.Buffers.Binary;
using System.Text;

namespace X80.ReferenceServer;

/// <summary>Finds which of many texts lie in some bytes, as UTF-8 or as UTF-16, in one pass over them.</summary>
internal sealed class TextFinder
{
    private const int Head = sizeof(ulong);
    private const int FilterBits = 1 << 18;

    private readonly Dictionary<ulong, List<(byte[] Bytes, string Text)>> byHead = [];
    private readonly List<(byte[] Bytes, string Text)> brief = [];
    private readonly bool[] filter = new bool[FilterBits];

    public TextFinder(IEnumerable<string> texts)
    {
        foreach (var text in texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal))
        {
            Add(Encoding.UTF8.GetBytes(text), text);
            Add(Encoding.Unicode.GetBytes(text), text);
        }
    }

    /// <returns>The texts that were found.</returns>
    public IReadOnlySet<string> In(ReadOnlySpan<byte> bytes)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (form, text) in brief)
        {
            if (bytes.IndexOf(form) >= 0)
            {
                found.Add(text);
            }
        }

        for (var at = 0; at + Head <= bytes.Length; at++)
        {
            var head = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            if (filter[Place(head)] && byHead.TryGetValue(head, out var forms))
            {
                foreach (var (form, text) in forms)
                {
                    if (bytes[at..].StartsWith(form))
                    {
                        found.Add(text);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>Most places of a file begin no text: a look at one bit says so.</summary>
    private static int Place(ulong head) => (int)((head * 0x9E3779B97F4A7C15) >> (64 - 18));

    private void Add(byte[] form, string text)
    {
        if (form.Length < Head)
        {
            brief.Add((form, text));
            return;
        }

        var head = BinaryPrimitives.ReadUInt64LittleEndian(form);
        filter[Place(head)] = true;
        if (!byHead.TryGetValue(head, out var forms))
        {
            byHead[head] = forms = [];
        }

        forms.Add((form, text));
    }
}
