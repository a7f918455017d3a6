namespace X80.Sdk.Guarding;

/// <summary>A list of hosts: each stands for its exact name and for every name that ends with a dot and it.</summary>
public sealed class HostAllowList
{
    private readonly string[] hosts;

    /// <param name="hosts">Plain lower-case names such as <c>whatsapp.com</c>: no dot in front, no wildcard, no port.</param>
    /// <exception cref="ArgumentException">The list is empty, or a name in it is not such a name.</exception>
    public HostAllowList(IEnumerable<string> hosts)
    {
        this.hosts = [.. hosts];
        if (this.hosts.Length == 0)
        {
            throw new ArgumentException("No host was named, so nothing could ever load. Name at least one, such as whatsapp.com.", nameof(hosts));
        }

        foreach (var host in this.hosts)
        {
            if (!HostName.IsCanonical(host) || !HostName.IsPublic(host))
            {
                throw new ArgumentException(
                    $"'{host}' is not a host that can be allowed: write a public name in lower case, such as whatsapp.com, without a leading dot, a wildcard or a port.",
                    nameof(hosts));
            }
        }
    }

    /// <param name="host">A host in canonical form, as <see cref="CanonicalHttps"/> reads it.</param>
    internal bool Contains(ReadOnlySpan<char> host)
    {
        foreach (var allowed in hosts)
        {
            if (host.EndsWith(allowed, StringComparison.Ordinal) && (host.Length == allowed.Length || host[^(allowed.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
