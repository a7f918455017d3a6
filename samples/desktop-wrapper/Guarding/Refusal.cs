namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>Something the page wanted and did not get (GUARD-6).</summary>
/// <param name="What">Such as <c>page</c>, <c>window</c>, <c>download</c>, <c>location</c>.</param>
/// <param name="Address">The address down to its host: no user-info, path or query, which could carry content.</param>
/// <param name="Reason">The guard's word, such as <c>not-the-channel</c>.</param>
internal sealed record Refusal(string What, string Address, string Reason)
{
    public static Refusal Of(string what, string url, string reason) => new(what, Shorten(url), reason);

    private static string Shorten(string url)
    {
        const string Authority = "://";
        var at = url.IndexOf(Authority, StringComparison.Ordinal);
        if (at < 0)
        {
            return url.Split(':', 2) is [var scheme, _] ? scheme + ":…" : "(no address)";
        }

        var rest = url[(at + Authority.Length)..].Split('/', '?', '#')[0];
        return url[..at] + Authority + rest[(rest.LastIndexOf('@') + 1)..];
    }
}
