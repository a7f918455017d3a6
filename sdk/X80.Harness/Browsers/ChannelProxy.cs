using System.Net;
using System.Net.Sockets;
using X80.Harness.Guarding;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Harness.Browsers;

/// <summary>
/// For a machine whose network needs a proxy. A proxy resolves names itself, past the browser's own rules; so this one stands before
/// it, on loopback: it passes tunnels to the channel's names on port 443 on, and refuses everything else before it leaves.
/// </summary>
internal sealed class ChannelProxy : IAsyncDisposable
{
    private const int LongestHead = 8 * 1024;

    private static readonly ReadOnlyMemory<byte> Opened = "HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Forbidden = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Unreachable = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly HostGuard hosts;
    private readonly UpstreamProxy upstream;
    private readonly RefusalList refusals;
    private readonly Task accepting;

    private ChannelProxy(HostGuard hosts, UpstreamProxy upstream, RefusalList refusals)
    {
        (this.hosts, this.upstream, this.refusals) = (hosts, upstream, refusals);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>What makes a browser send everything through it, also what it would send to this machine itself.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        $"--proxy-server=http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}",
        "--proxy-bypass-list=<-loopback>",
        $"{BrowserArguments.WithoutNetwork}, EXCLUDE 127.0.0.1",
    ];

    /// <returns>Null where the machine reaches the channel without a proxy.</returns>
    public static ChannelProxy? StartIfNeeded(Channel channel, RefusalList refusals) =>
        UpstreamProxy.Find(new Uri(channel.StartUrl)) is { } upstream ? Start(channel, upstream, refusals) : null;

    public static ChannelProxy Start(Channel channel, UpstreamProxy upstream, RefusalList refusals) =>
        new(new HostGuard(channel.DocumentHosts.Concat(channel.NetworkHosts)), upstream, refusals);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> under = [];
        try
        {
            while (true)
            {
                var browser = await listener.AcceptTcpClientAsync(ending.Token);
                under.RemoveAll(tunnel => tunnel.IsCompleted);
                under.Add(ServeAsync(browser));
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }

        await Task.WhenAll(under);
    }

    private async Task ServeAsync(TcpClient browser)
    {
        using (browser)
        {
            try
            {
                var from = browser.GetStream();
                var (isTunnel, host) = await ReadTargetAsync(from);
                if (host is null)
                {
                    // A plain request gets no answer: one would be a document of the address that was asked for.
                    await from.WriteAsync(isTunnel ? Forbidden : default, ending.Token);
                    return;
                }

                using var tunnel = await upstream.OpenAsync(host, ending.Token);
                if (tunnel is null)
                {
                    await from.WriteAsync(Unreachable, ending.Token);
                    return;
                }

                await from.WriteAsync(Opened, ending.Token);
                await Task.WhenAll(PassAsync(browser, tunnel), PassAsync(tunnel, browser));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Either end hung up, or the session ends: there is nobody left to tell.
            }
        }
    }

    /// <returns>Whether a tunnel is asked for, and to which host of the channel; null for anything else, which is listed.</returns>
    private async Task<(bool IsTunnel, string? Host)> ReadTargetAsync(NetworkStream from)
    {
        const string Port = ":443";
        var head = await HttpHead.ReadAsync(from, LongestHead, ending.Token);
        var words = head.Split("\r\n")[0].Split(' ');
        if (words is ["CONNECT", var authority, _] && authority.EndsWith(Port, StringComparison.Ordinal)
            && hosts.Decide($"https://{authority[..^Port.Length]}/", GuardContext.Permission).Action == GuardAction.Load)
        {
            return (true, authority[..^Port.Length]);
        }

        var asked = words is [_, var target, ..] ? target : "";
        refusals.Add(Refusal.Of("network", asked.Contains("://", StringComparison.Ordinal) ? asked : "https://" + asked, GuardReasons.NotTheChannel));
        return (words[0] == "CONNECT", null);
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), ending.Token);
        to.Client.Shutdown(SocketShutdown.Send);
    }
}
