using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>The door: a port of loopback, requests in, answers out, and what goes wrong between the two.</summary>
internal sealed class AffinityListener : IAsyncDisposable
{
    private const int MostBytes = 12 * 1024 * 1024;
    private const string VersionHeader = "X-Affinity-Api-Version";
    private readonly HttpListener listener;
    private readonly Func<AffinityRequest, AffinityAnswer> answer;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    private AffinityListener(HttpListener listener, Uri address, Func<AffinityRequest, AffinityAnswer> answer)
    {
        (this.listener, this.answer, Address) = (listener, answer, address);
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <param name="port">0 takes a free one.</param>
    /// <param name="answer">What is answered to a request.</param>
    public static AffinityListener Start(int port, Func<AffinityRequest, AffinityAnswer> answer)
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return new AffinityListener(listener, address, answer);
            }
            catch (HttpListenerException) when (port == 0 && attempt < 5)
            {
                // Somebody took the port between the asking and the listening.
                listener.Close();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        stopped.TrySetResult();
        listener.Close();
        await accepting.ConfigureAwait(false);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync().ConfigureAwait(false);
                _ = ServeAsync(context);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        try
        {
            var given = answer(await ReadAsync(context.Request).ConfigureAwait(false));
            if (given.IsHeld)
            {
                await stopped.Task.ConfigureAwait(false);
            }

            await (given.Reply is null || given.IsHeld ? BreakOffAsync(context.Response) : WriteAsync(context, given)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The client is gone, or the stand-in is being stopped.
            context.Response.Abort();
        }
    }

    private static async Task<AffinityRequest> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while (body.Length <= MostBytes && (read = await request.InputStream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
        }

        var parts = request.RawUrl!.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var isSecond = parts is ["v2", ..];
        var query = request.QueryString.AllKeys.OfType<string>().ToDictionary(name => name, name => request.QueryString[name] ?? "");
        return new AffinityRequest(
            request.HttpMethod,
            isSecond,
            isSecond ? parts[1..] : parts,
            query,
            request.Headers["Authorization"],
            request.Headers[VersionHeader],
            Parse(request.ContentType, body.ToArray()));
    }

    /// <returns>Null for what is no JSON: a route that needs a body refuses it.</returns>
    private static JsonNode? Parse(string? type, byte[] body)
    {
        if (body.Length is 0 or > MostBytes || type?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>In the middle of an answer: a response that is closed before it began would be sent as an empty one.</summary>
    private static async Task BreakOffAsync(HttpListenerResponse response)
    {
        response.ContentLength64 = 1_000;
        await response.OutputStream.WriteAsync("{"u8.ToArray()).ConfigureAwait(false);
        await response.OutputStream.FlushAsync().ConfigureAwait(false);
        response.Abort();
    }

    private static async Task WriteAsync(HttpListenerContext context, AffinityAnswer given)
    {
        var response = context.Response;
        var bytes = Encoding.UTF8.GetBytes(given.Reply!.Body?.ToJsonString() ?? "");
        response.StatusCode = given.Reply.Status;
        foreach (var (name, value) in given.Headers)
        {
            response.Headers[name] = value;
        }

        if (given.Reply.Status == 204)
        {
            response.Close();
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
        response.Close();
    }
}
