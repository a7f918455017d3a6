using System.Buffers;

namespace X80.Sdk.Guarding;

/// <summary>The grammar of a host name in the browser's canonical form: dot-separated labels of lower-case letters, digits and inner hyphens.</summary>
internal static class HostName
{
    private const int MaxLength = 253;

    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    // Top-level names that resolve on a person's own network, never on the public Internet.
    private static readonly string[] LocalNames =
        ["localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "arpa"];

    public static bool IsCanonical(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxLength)
        {
            return false;
        }

        while (true)
        {
            var dot = host.IndexOf('.');
            var label = dot < 0 ? host : host[..dot];
            if (!IsLabel(label))
            {
                return false;
            }

            if (dot < 0)
            {
                return true;
            }

            host = host[(dot + 1)..];
        }
    }

    /// <summary>Whether a canonical host has at least two labels and a top-level name of letters, which no IP address has.</summary>
    public static bool IsPublic(ReadOnlySpan<char> host)
    {
        var top = host[(host.LastIndexOf('.') + 1)..];
        return top.Length < host.Length && top.Length >= 2 && !top.ContainsAnyExcept(Letters) && !IsLocal(top);
    }

    private static bool IsLabel(ReadOnlySpan<char> label) =>
        label.Length is > 0 and <= MaxLabelLength && label[0] != '-' && label[^1] != '-' && !label.ContainsAnyExcept(LabelCharacters);

    private static bool IsLocal(ReadOnlySpan<char> top)
    {
        foreach (var name in LocalNames)
        {
            if (top.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }
}
