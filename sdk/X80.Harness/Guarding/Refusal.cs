namespace X80.Harness.Guarding;

/// <summary>Something the wrapped page wanted and did not get (GUARD-6).</summary>
/// <param name="What">Such as <c>page</c>, <c>frame</c>, <c>window</c>, <c>download</c>.</param>
/// <param name="Address">The address down to its host: no user-info, path or query, which could carry content.</param>
/// <param name="Reason">The guard's word, such as <c>not-the-channel</c>.</param>
public sealed record Refusal(string What, string Address, string Reason)
{
    internal static Refusal Of(string what, string url, string reason) => new(what, Shorten(url), reason);

    private static string Shorten(string url)
    {
        const string Authority = "://";
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return "(no address)";
        }

        var rest = url.AsSpan(colon);
        if (!rest.StartsWith(Authority, StringComparison.Ordinal))
        {
            return url[..colon] + ":…";
        }

        var authority = rest[Authority.Length..];
        var end = authority.IndexOfAny('/', '?', '#');
        authority = end < 0 ? authority : authority[..end];
        return $"{url.AsSpan(0, colon)}{Authority}{authority[(authority.LastIndexOf('@') + 1)..]}";
    }
}
