using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Zoo.Clients;

/// <summary>A part of a sabotaged client between it and its backend: makes a success of a send that was none.</summary>
internal sealed class MendingBackend : IAsyncDisposable
{
    private static readonly string[] PassedOn = ["Authorization", "Idempotency-Key", "Accept"];

    private readonly HttpListener listener;
    private readonly HttpClient backend;
    private readonly Func<int, string, bool> mends;
    private readonly Dictionary<string, JsonNode> conversations = new(StringComparer.Ordinal);
    private readonly Task accepting;
    private JsonObject? sent;
    private string? date;

    private MendingBackend(HttpListener listener, Uri address, Uri backend, Func<int, string, bool> mends)
    {
        (this.listener, Address, this.mends) = (listener, address, mends);
        this.backend = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = backend };
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <param name="backend">Where requests go.</param>
    /// <param name="mends">Which answers to a send are made a success: status, 0 for none, and body.</param>
    public static MendingBackend Start(Uri backend, Func<int, string, bool> mends)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/");
        socket.Close();
        var listener = new HttpListener { Prefixes = { address.AbsoluteUri } };
        listener.Start();
        return new MendingBackend(listener, address, backend, mends);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await accepting;
        backend.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await PassAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The client went away, or this one ends.
            }
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        var (status, body) = await AskAsync(context.Request);
        var words = context.Request.Url!.AbsolutePath.Split('/');
        if (words[^1] == "sync" && mends(status, body) && sent is not null && conversations.TryGetValue(words[^2], out var conversation))
        {
            sent["conversation"] = conversation.DeepClone();
            (status, body) = (200, sent.ToJsonString());
        }
        if (status == 0)
        {
            context.Response.Abort();
            return;
        }
        Remember(words[^1], status, body);
        (context.Response.StatusCode, context.Response.ContentType) = (status, status < 300 ? "application/json" : "application/problem+json");
        context.Response.Headers["Date"] = date;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    private async Task<(int Status, string Body)> AskAsync(HttpListenerRequest asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.HttpMethod), asked.RawUrl);
        if (asked.HasEntityBody)
        {
            // Held whole: a request whose connection ends without an answer is sent again by itself, and a stream can be read once.
            var body = new MemoryStream();
            await asked.InputStream.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
        }
        foreach (var name in PassedOn.Where(name => asked.Headers[name] is not null))
        {
            request.Headers.TryAddWithoutValidation(name, asked.Headers[name]);
        }
        try
        {
            using var answer = await backend.SendAsync(request);
            date = answer.Headers.Date?.ToString("R") ?? date;
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
    }

    private void Remember(string route, int status, string body)
    {
        if (status != 200 || Parse(body) is not { } answer)
        {
            return;
        }
        if ((answer["conversation"] ?? answer) is JsonObject shown && shown["id"]?.ToString() is { } id && shown["privacy"] is not null)
        {
            conversations[id] = shown.DeepClone();
        }
        sent = route == "sync" ? answer : sent;
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
