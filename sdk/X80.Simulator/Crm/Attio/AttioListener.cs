using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>The door: a port of loopback, requests in, answers out, and what goes wrong between the two.</summary>
internal sealed class AttioListener : IAsyncDisposable
{
    private const int MostBytes = 12 * 1024 * 1024;
    private readonly HttpListener listener;
    private readonly Func<AttioRequest, (AttioReply? Reply, bool IsHeld)> answer;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    private AttioListener(HttpListener listener, Uri address, Func<AttioRequest, (AttioReply? Reply, bool IsHeld)> answer)
    {
        (this.listener, this.answer, Address) = (listener, answer, address);
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <param name="port">0 takes a free one.</param>
    /// <param name="answer">Null breaks the connection; held ones are answered never.</param>
    public static AttioListener Start(int port, Func<AttioRequest, (AttioReply? Reply, bool IsHeld)> answer)
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return new AttioListener(listener, address, answer);
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
            var (reply, isHeld) = await AnswerAsync(context.Request).ConfigureAwait(false);
            if (isHeld)
            {
                await stopped.Task.ConfigureAwait(false);
            }

            await (reply is null || isHeld ? BreakOffAsync(context.Response) : WriteAsync(context.Response, reply)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The client is gone, or the stand-in is being stopped.
            context.Response.Abort();
        }
    }

    private async Task<(AttioReply? Reply, bool IsHeld)> AnswerAsync(HttpListenerRequest request)
    {
        try
        {
            return answer(await ReadAsync(request).ConfigureAwait(false));
        }
        catch (AttioRefusalException refusal)
        {
            return (refusal.Reply, false);
        }
    }

    private static async Task<AttioRequest> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.InputStream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes)
            {
                throw new AttioRefusalException(413, "invalid_request_error", "validation_type", "The body is too large.");
            }
        }

        var parts = request.RawUrl!.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        if (parts is not ["v2", ..])
        {
            throw AttioRefusalException.NotFound("The endpoint");
        }

        var query = request.QueryString.AllKeys.OfType<string>().ToDictionary(name => name, name => request.QueryString[name] ?? "");
        return new AttioRequest(request.HttpMethod, parts[1..], query, request.Headers["Authorization"], Parse(request, body.ToArray()));
    }

    private static JsonNode? Parse(HttpListenerRequest request, byte[] body)
    {
        if (body.Length == 0)
        {
            return null;
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw AttioRefusalException.Validation("The body is no JSON.");
        }

        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            throw AttioRefusalException.Validation("The body is no JSON.");
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

    private static async Task WriteAsync(HttpListenerResponse response, AttioReply reply)
    {
        var bytes = Encoding.UTF8.GetBytes(reply.Body?.ToJsonString() ?? "");
        response.StatusCode = reply.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers["x-attio-execution-id"] = Guid.NewGuid().ToString();
        if (reply.RetryAfter is { } at)
        {
            response.Headers["Retry-After"] = at.UtcDateTime.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }

        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
        response.Close();
    }
}
