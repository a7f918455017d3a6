using System.Net;
using System.Net.Sockets;
using System.Text;

namespace X80.Harness.Browsers;

/// <summary>The proxy that this machine's network needs, as its settings or variables name it.</summary>
/// <param name="Address">Host and port; spoken to over plain HTTP, as proxies are.</param>
/// <param name="Credential">Who it is told we are; null where it asks nobody.</param>
internal sealed record UpstreamProxy(Uri Address, NetworkCredential? Credential)
{
    private const int LongestAnswer = 16 * 1024;

    public static UpstreamProxy? Find(Uri target)
    {
        var machine = HttpClient.DefaultProxy;
        return !machine.IsBypassed(target) && machine.GetProxy(target) is { } address && address != target
            ? new(address, machine.Credentials?.GetCredential(address, "Basic"))
            : null;
    }

    /// <returns>A tunnel to port 443 of that host; null where the proxy refuses it or cannot be reached.</returns>
    public async Task<TcpClient?> OpenAsync(string host, CancellationToken cancellationToken)
    {
        var tunnel = new TcpClient();
        try
        {
            await tunnel.ConnectAsync(Address.Host, Address.Port, cancellationToken);
            await tunnel.GetStream().WriteAsync(Encoding.Latin1.GetBytes(Ask(host)), cancellationToken);
            var answer = await HttpHead.ReadAsync(tunnel.GetStream(), LongestAnswer, cancellationToken);
            if (answer.Split(' ') is [_, "200", ..])
            {
                return tunnel;
            }
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            // Not reachable: the page is told that there is no way.
        }

        tunnel.Dispose();
        return null;
    }

    public override string ToString() => $"proxy at {Address.Host}:{Address.Port}";

    private string Ask(string host)
    {
        var authorization = Credential is null
            ? ""
            : $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Credential.UserName}:{Credential.Password}"))}\r\n";
        return $"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n{authorization}\r\n";
    }
}
