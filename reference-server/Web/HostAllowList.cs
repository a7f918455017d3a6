using Microsoft.Extensions.Primitives;

namespace X80.ReferenceServer.Web;

/// <summary>The names under which the web app answers. A name of somebody else's that points here gets no page.</summary>
internal sealed class HostAllowList
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];
    private readonly HashSet<string> names;

    private HostAllowList(IEnumerable<string> names) => this.names = names.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loopback's names, those of the addresses it listens on, and what the options add.</summary>
    public static HostAllowList Of(ServerOptions options)
    {
        var listening = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "")
            .Where(host => host.Length > 0 && host is not ("0.0.0.0" or "[::]"));
        return new HostAllowList([.. Loopback, .. listening, .. options.Hosts]);
    }

    /// <param name="header">The request's <c>Host</c>, exactly as it came.</param>
    public bool Holds(StringValues header) =>
        header is [{ Length: > 0 } text] && names.Contains(new HostString(text).Host);
}
