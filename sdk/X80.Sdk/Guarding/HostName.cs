using System.Buffers;

namespace X80.Sdk.Guarding;

/// <summary>The grammar of a host name in the browser's canonical form: dot-separated labels of lower-case letters, digits and inner hyphens.</summary>
internal static class HostName
{
    public const int MaxLength = 253;

    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    // Top-level names that resolve on a person's own network, never on the public Internet.
    private static readonly string[] LocalNames =
        ["localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "arpa"];

    public static bool IsCanonical(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxLength || host[^1] is '.' or '-')
        {
            return false;
        }

        var length = 0;
        for (var i = 0; i < host.Length; i++)
        {
            var c = host[i];
            if (c == '.')
            {
                if (length == 0 || host[i - 1] == '-')
                {
                    return false;
                }

                length = 0;
            }
            else if ((!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && (c != '-' || length == 0)) || ++length > MaxLabelLength)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a canonical host has at least two labels and a top-level name of letters, which no IP address has.</summary>
    public static bool IsPublic(ReadOnlySpan<char> host)
    {
        var top = host[(host.LastIndexOf('.') + 1)..];
        return top.Length < host.Length && top.Length >= 2 && !top.ContainsAnyExcept(Letters) && !IsLocal(top);
    }

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
