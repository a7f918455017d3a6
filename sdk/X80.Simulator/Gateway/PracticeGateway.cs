using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace X80.Simulator.Gateway;

/// <summary>
/// Brings a practice page to anybody's client at the channel's own address: a CONNECT proxy on loopback that tunnels the channel's hosts
/// to the page, under a certificate made for the run, and the backend's address to the backend. Everything else is refused and noted.
/// </summary>
public sealed class PracticeGateway : IAsyncDisposable
{
    private const int Https = 443;

    private readonly PracticeGatewayOptions options;
    private readonly GatewayCertificate certificate;
    private readonly GatewayPage page;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<string> refused = new();
    private readonly Task accepting;

    private PracticeGateway(PracticeGatewayOptions options)
    {
        this.options = options;
        certificate = new GatewayCertificate(options.Hosts);
        page = new GatewayPage(options.Site, certificate);
        listener = options.Listen?.Invoke() ?? new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Raised for each address that was refused, from any thread.</summary>
    public event EventHandler<string>? Refused;

    /// <summary>The proxy's address.</summary>
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

    /// <summary>The certificate of the channel's hosts and its authority's, in PEM.</summary>
    public string CertificatePem => certificate.Pem;

    /// <summary>SHA-256 of the certificate's public key, in base64, as Chromium takes it.</summary>
    public string Spki => certificate.Spki;

    /// <summary>Addresses that were refused, in their order, without queries.</summary>
    public IReadOnlyList<string> RefusedAddresses => [.. refused];

    public static PracticeGateway Start(PracticeGatewayOptions options) => new(options);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await accepting.ConfigureAwait(false);
        listener.Dispose();
        certificate.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> tunnels = [];
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token).ConfigureAwait(false);
                tunnels.RemoveAll(tunnel => tunnel.IsCompletedSuccessfully);
                tunnels.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(tunnels).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await GatewayRequest.ReadAsync(stream, ending.Token).ConfigureAwait(false) is { } request)
                {
                    await ServeAsync(stream, request).ConfigureAwait(false);
                }
            }
            catch (Exception gone) when (
                gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidDataException or AuthenticationException or WebSocketException)
            {
                // One side hung up, does not take the certificate or speaks another protocol, or the gateway ends.
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream, GatewayRequest request)
    {
        var isTunnel = request.Method == "CONNECT";
        if (!Uri.TryCreate(isTunnel ? $"https://{request.Target}/" : request.Target, UriKind.Absolute, out var target))
        {
            await RefuseAsync(stream, request.Target).ConfigureAwait(false);
        }
        else if (options.Backend is { } backend && target.Host == backend.Host && target.Port == backend.Port)
        {
            await ToBackendAsync(stream, request, backend, isTunnel).ConfigureAwait(false);
        }
        else if (isTunnel && target.Port == Https && options.Hosts.Contains(target.Host, StringComparer.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), ending.Token).ConfigureAwait(false);
            await page.ServeAsync(stream, target.Host, ending.Token).ConfigureAwait(false);
        }
        else
        {
            await RefuseAsync(stream, target.GetLeftPart(UriPartial.Path)).ConfigureAwait(false);
        }
    }

    private async Task RefuseAsync(NetworkStream stream, string address)
    {
        refused.Enqueue(address);
        Refused?.Invoke(this, address);
        await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), ending.Token).ConfigureAwait(false);
    }

    private async Task ToBackendAsync(NetworkStream stream, GatewayRequest request, Uri backend, bool isTunnel)
    {
        using var to = new TcpClient();
        await to.ConnectAsync(backend.Host, backend.Port, ending.Token).ConfigureAwait(false);
        var first = isTunnel ? "HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray() : request.WithTarget(new Uri(request.Target).PathAndQuery);
        await (isTunnel ? stream : to.GetStream()).WriteAsync(first, ending.Token).ConfigureAwait(false);
        await TcpPipe.RunAsync(stream, to.GetStream(), ending.Token).ConfigureAwait(false);
    }
}
