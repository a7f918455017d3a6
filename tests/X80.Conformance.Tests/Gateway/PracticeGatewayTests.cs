using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using X80.Simulator.Gateway;
using X80.Simulator.Practice;

namespace X80.Conformance.Tests.Gateway;

/// <summary>A client's own view of the gateway: the channel's address, the backend, and nothing else.</summary>
public sealed class PracticeGatewayTests : IAsyncDisposable
{
    private readonly PracticeSite site = PracticeSite.Create(3);
    private readonly HttpListener backend = new();
    private readonly PracticeGateway gateway;
    private readonly HttpClient client;

    public PracticeGatewayTests()
    {
        var address = FreeAddress();
        backend.Prefixes.Add(address.AbsoluteUri);
        backend.Start();
        gateway = PracticeGateway.Start(new PracticeGatewayOptions { Site = new PracticePage(site), Backend = address });
        client = new HttpClient(new SocketsHttpHandler
        {
            Proxy = new WebProxy(gateway.Address),
            SslOptions = { RemoteCertificateValidationCallback = IsOfTheGateway },
        });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_practice_page_answers_at_the_channels_own_address_one_request_after_another()
    {
        var page = await client.GetStringAsync(PracticeSite.Origin + "/", Cancel);
        var script = await client.GetAsync(PracticeSite.Origin + "/app.js?v=1", Cancel);
        var posted = await client.PostAsync(PracticeSite.Origin + "/", new StringContent("words"), Cancel);
        var nothing = await client.GetAsync(PracticeSite.Origin + "/nothing", Cancel);

        Assert.Contains(site.Chats[0].Title, page, StringComparison.Ordinal);
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (posted.StatusCode, nothing.StatusCode));
        Assert.Empty(gateway.RefusedAddresses);
    }

    [Fact]
    public async Task Its_feed_is_a_socket_at_the_same_host()
    {
        using var feed = new ClientWebSocket { Options = { Proxy = new WebProxy(gateway.Address), RemoteCertificateValidationCallback = IsOfTheGateway } };
        await feed.ConnectAsync(new Uri(PracticeSite.FeedAddress), Cancel);

        site.Receive(site.Chats[1].Id, "Zwölf Boxkämpfer");

        var buffer = new byte[4096];
        var got = await feed.ReceiveAsync(buffer.AsMemory(), Cancel);
        Assert.Contains(site.Chats[1].Id, Encoding.UTF8.GetString(buffer, 0, got.Count), StringComparison.Ordinal);
        Assert.Equal(WebSocketMessageType.Text, got.MessageType);
    }

    [Theory]
    [InlineData("https://elsewhere.example/a?secret=1", "https://elsewhere.example/")]
    [InlineData("https://web.whatsapp.com.elsewhere.example/", "https://web.whatsapp.com.elsewhere.example/")]
    [InlineData("https://web.whatsapp.com:8443/", "https://web.whatsapp.com:8443/")]
    [InlineData("http://web.whatsapp.com/a?secret=1", "http://web.whatsapp.com/a")]
    [InlineData("http://127.0.0.1:1/", "http://127.0.0.1:1/")]
    public async Task Every_other_address_is_refused_and_noted_without_its_query(string address, string noted)
    {
        var told = "";
        gateway.Refused += (_, refused) => told = refused;
        using var unwilling = new HttpClient(new SocketsHttpHandler { Proxy = new EveryAddress(gateway.Address) });
        HttpStatusCode? answer = null;
        try
        {
            answer = (await unwilling.GetAsync(new Uri(address), Cancel)).StatusCode;
        }
        catch (HttpRequestException e)
        {
            answer = e.StatusCode ?? (e.Message.Contains("403", StringComparison.Ordinal) ? HttpStatusCode.Forbidden : null);
        }

        Assert.Equal(HttpStatusCode.Forbidden, answer);
        Assert.Equal([noted], gateway.RefusedAddresses);
        Assert.Equal(noted, told);
    }

    [Fact]
    public async Task The_backend_is_reached_as_a_proxy_does_it_and_through_a_tunnel()
    {
        var address = backend.Prefixes.Single();
        using var plain = new HttpClient(new SocketsHttpHandler { Proxy = new EveryAddress(gateway.Address) });
        var asked = plain.GetStringAsync(new Uri(address + "api/ext/session?x=1"), Cancel);
        Assert.Equal("/api/ext/session?x=1", await AnswerAsync("one"));
        Assert.Equal("one", await asked);

        using var tunnel = new TcpClient();
        await tunnel.ConnectAsync(gateway.Address.Host, gateway.Address.Port, Cancel);
        var stream = tunnel.GetStream();
        var authority = new Uri(address).Authority;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 200 Connected", await reader.ReadLineAsync(Cancel));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /b HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"), Cancel);
        Assert.Equal("/b", await AnswerAsync("two"));
        Assert.EndsWith("two", (await reader.ReadToEndAsync(Cancel)).TrimEnd('\r', '\n', '0'), StringComparison.Ordinal);
        Assert.Empty(gateway.RefusedAddresses);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await gateway.DisposeAsync();
        backend.Close();
    }

    private async Task<string> AnswerAsync(string words)
    {
        var context = await backend.GetContextAsync().WaitAsync(Cancel);
        var bytes = Encoding.UTF8.GetBytes(words);
        context.Response.ContentLength64 = bytes.Length;
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
        return context.Request.RawUrl!;
    }

    /// <summary>The certificate is for the host, from an authority that the PEM holds and no machine knows, and its key is the one that is told to Chromium.</summary>
    private bool IsOfTheGateway(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors)
    {
        var pems = new X509Certificate2Collection();
        pems.ImportFromPem(gateway.CertificatePem);
        using var own = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        own.ChainPolicy.CustomTrustStore.Add(pems[1]);
        var certificate = (X509Certificate2)shown!;
        return errors == SslPolicyErrors.RemoteCertificateChainErrors && own.Build(certificate)
            && Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())) == gateway.Spki;
    }

    private static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }
}
