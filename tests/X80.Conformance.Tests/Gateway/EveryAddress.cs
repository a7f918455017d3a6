using System.Net;

namespace X80.Conformance.Tests.Gateway;

/// <summary>A proxy for every address, this machine's own included.</summary>
internal sealed class EveryAddress(Uri proxy) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri? GetProxy(Uri destination) => proxy;

    public bool IsBypassed(Uri host) => false;
}
