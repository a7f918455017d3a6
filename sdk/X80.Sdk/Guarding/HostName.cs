using System.Buffers;

namespace X80.Sdk.Guarding;

/// <summary>The grammar of a host name in the browser's canonical form: dot-separated labels of lower-case letters, digits and inner hyphens.</summary>
internal static class HostName
{
    public const int MaxLength = 253;

    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    // By character code: a letter or digit, an inner hyphen, a dot; 0 stands in no host.
    private const byte Inner = 1;
    private const byte Hyphen = 2;
    private const byte Dot = 3;

    private static readonly byte[] Kinds = MakeKinds();

    public static bool IsCanonical(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxLength || host[^1] is '.' or '-')
        {
            return false;
        }

        var label = 0;
        var before = Dot;
        foreach (var c in host)
        {
            var kind = c < Kinds.Length ? Kinds[c] : (byte)0;
            if (kind == Inner)
            {
                label++;
            }
            else if (kind == Hyphen && label > 0)
            {
                label++;
            }
            else if (kind == Dot && before == Inner && label <= MaxLabelLength)
            {
                label = 0;
            }
            else
            {
                return false;
            }

            before = kind;
        }

        return label <= MaxLabelLength;
    }

    /// <summary>Whether a canonical host has at least two labels and a top-level name of letters, which no IP address has.</summary>
    public static bool IsPublic(ReadOnlySpan<char> host)
    {
        var top = host[(host.LastIndexOf('.') + 1)..];
        return top.Length < host.Length && top.Length >= 2 && !top.ContainsAnyExcept(Letters) && !IsLocal(top);
    }

    // Top-level names that resolve on a person's own network, never on the public Internet.
    private static bool IsLocal(ReadOnlySpan<char> top) =>
        top is "localhost" or "local" or "localdomain" or "internal" or "intranet" or "private" or "lan" or "home" or "corp" or "arpa";

    private static byte[] MakeKinds()
    {
        var kinds = new byte[128];
        kinds.AsSpan('a', 26).Fill(Inner);
        kinds.AsSpan('0', 10).Fill(Inner);
        (kinds['-'], kinds['.']) = (Hyphen, Dot);
        return kinds;
    }
}
