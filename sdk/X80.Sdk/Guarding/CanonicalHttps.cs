namespace X80.Sdk.Guarding;

/// <summary>
/// Reads the host of an https address. Between the literal <c>https://</c> and the end of the host stands no character that
/// any parser strips, decodes, maps or splits on, so the host that a browser connects to is this very text.
/// </summary>
internal static class CanonicalHttps
{
    public const int MaxLength = 8192;

    private const string Prefix = "https://";

    private const string DefaultPort = ":443";

    public static bool TryReadHost(ReadOnlySpan<char> url, out ReadOnlySpan<char> host) => TryRead(url, out host, out _);

    /// <param name="url">The address.</param>
    /// <param name="host">Its host.</param>
    /// <param name="path">What follows host and port: empty, or from the first of <c>/ ? #</c> on.</param>
    public static bool TryRead(ReadOnlySpan<char> url, out ReadOnlySpan<char> host, out ReadOnlySpan<char> path)
    {
        host = path = default;
        if (url.Length > MaxLength || !url.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var authority = url[Prefix.Length..];
        var end = authority.IndexOfAny('/', '?', '#');
        if (end >= 0)
        {
            path = authority[end..];
            authority = authority[..end];
        }

        authority = authority.EndsWith(DefaultPort, StringComparison.Ordinal) ? authority[..^DefaultPort.Length] : authority;
        if (!HostName.IsCanonical(authority))
        {
            return false;
        }

        host = authority;
        return true;
    }
}
