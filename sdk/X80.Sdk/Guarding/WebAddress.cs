using System.Buffers;
using System.Globalization;
using System.Text;

namespace X80.Sdk.Guarding;

/// <summary>The http and https part of <see cref="ExternalAddress"/>: a public host, the default port, and a path that needs no repair.</summary>
internal static class WebAddress
{
    private static readonly SearchValues<char> AuthorityCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:");

    // RFC 3986, unreserved and reserved.
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=");

    // A browser leaves these bare in a query; other programs do not agree about them, so they are escaped.
    private static readonly SearchValues<char> Escaped = SearchValues.Create("{}|^`");

    /// <param name="scheme"><c>http</c> or <c>https</c>.</param>
    /// <param name="rest">What follows the scheme's colon.</param>
    /// <param name="canonical">The string to hand over; null when it is refused.</param>
    public static string Judge(string scheme, ReadOnlySpan<char> rest, out string? canonical)
    {
        canonical = null;
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return GuardReasons.Ambiguous;
        }

        rest = rest[2..];
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var path = end < 0 ? default : rest[end..];
        if (authority.ContainsAnyExcept(AuthorityCharacters))
        {
            return authority.Contains('@') ? GuardReasons.UserInfo : GuardReasons.Ambiguous;
        }

        var colon = authority.IndexOf(':');
        if (colon >= 0 && !authority[(colon + 1)..].SequenceEqual(scheme == "https" ? "443" : "80"))
        {
            return GuardReasons.PortNotAllowed;
        }

        var host = (colon < 0 ? authority : authority[..colon]).ToString().ToLowerInvariant();
        if (!HostName.IsCanonical(host))
        {
            return GuardReasons.Ambiguous;
        }

        if (!HostName.IsPublic(host))
        {
            return GuardReasons.NotPublicHost;
        }

        var address = new StringBuilder(scheme).Append("://").Append(host);
        if (!TryAppendPath(address, path))
        {
            return GuardReasons.Ambiguous;
        }

        canonical = address.ToString();
        return GuardReasons.ExternalLink;
    }

    /// <param name="canonical">A canonical address of any scheme.</param>
    /// <returns>The host of a web address; empty for the other schemes.</returns>
    public static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> canonical)
    {
        // Only the two web schemes begin so; a mail's body may hold a web address of its own.
        if (!canonical.StartsWith("http", StringComparison.Ordinal))
        {
            return default;
        }

        var rest = canonical[(canonical.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return rest[..rest.IndexOf('/')];
    }

    private static bool TryAppendPath(StringBuilder address, ReadOnlySpan<char> path)
    {
        if (path.IsEmpty || path[0] != '/')
        {
            address.Append('/');
        }

        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (PathCharacters.Contains(c) || (c == '%' && PercentText.IsTriplet(path[i..])))
            {
                address.Append(c);
            }
            else if (Escaped.Contains(c))
            {
                address.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
