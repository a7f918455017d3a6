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
    /// <param name="buffer">Room for the longest host.</param>
    /// <param name="host">The host in lower case, of the address itself or in the buffer; empty where it is refused.</param>
    /// <param name="made">Where the canonical form goes; null to judge alone.</param>
    public static string Judge(string scheme, ReadOnlySpan<char> rest, Span<char> buffer, out ReadOnlySpan<char> host, StringBuilder? made)
    {
        host = default;
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

        ReadOnlySpan<char> name = colon < 0 ? authority : authority[..colon];
        if (!HostName.IsCanonical(name))
        {
            if (Ascii.ToLower(name, buffer, out var length) != OperationStatus.Done || !HostName.IsCanonical(buffer[..length]))
            {
                return GuardReasons.Ambiguous;
            }

            name = buffer[..length];
        }

        var reason = JudgeCanonical(scheme, name, path, made);
        host = reason == GuardReasons.ExternalLink ? name : default;
        return reason;
    }

    /// <summary>The rest of the judgement, of a host in canonical form.</summary>
    public static string JudgeCanonical(string scheme, ReadOnlySpan<char> host, ReadOnlySpan<char> path, StringBuilder? made = null)
    {
        if (!HostName.IsPublic(host))
        {
            return GuardReasons.NotPublicHost;
        }

        made?.Append(scheme).Append("://").Append(host).Append(path is ['/', ..] ? "" : "/");
        return IsPath(path, made) ? GuardReasons.ExternalLink : GuardReasons.Ambiguous;
    }

    private static bool IsPath(ReadOnlySpan<char> path, StringBuilder? made)
    {
        while (true)
        {
            var odd = path.IndexOfAnyExcept(PathCharacters);
            if (odd < 0)
            {
                made?.Append(path);
                return true;
            }

            made?.Append(path[..odd]);
            path = path[odd..];
            if (PercentText.IsTriplet(path))
            {
                made?.Append(path[..3]);
                path = path[3..];
            }
            else if (Escaped.Contains(path[0]))
            {
                made?.Append(CultureInfo.InvariantCulture, $"%{(int)path[0]:X2}");
                path = path[1..];
            }
            else
            {
                return false;
            }
        }
    }
}
