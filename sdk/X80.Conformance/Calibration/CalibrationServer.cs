using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Conformance.Rig;
using X80.Contract.Sessions;

namespace X80.Conformance.Calibration;

/// <summary>
/// As much of a backend as one case asks for, in memory, at a port of loopback. It holds what the suite itself made up, for a
/// second or two, and checks nothing but the privacy of a conversation.
/// </summary>
internal sealed class CalibrationServer : IProbe, IAsyncDisposable
{
    private readonly CalibrationLeak leak;
    private readonly CrmSink sink;
    private readonly HttpClient crm = new(new SocketsHttpHandler { UseProxy = false });
    private readonly HttpListener listener;
    private readonly Task serving;
    private readonly Dictionary<string, CalibrationChat> chats = new(StringComparer.Ordinal);
    private readonly StringBuilder kept = new();
    private bool isAttacked;
    private bool isPast;
    private int numbers;

    private CalibrationServer(CalibrationLeak leak, CrmSink sink, HttpListener listener, Uri address)
    {
        (this.leak, this.sink, this.listener, Address) = (leak, sink, listener, address);
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <param name="leak">What is wrong with it.</param>
    /// <param name="sink">Where it writes to.</param>
    public static CalibrationServer Start(CalibrationLeak leak, CrmSink sink)
    {
        var (listener, address) = LoopbackListener.Start();
        return new CalibrationServer(leak, sink, listener, address);
    }

    public Task<IReadOnlyList<ProbeHit>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var all = kept.ToString() + (leak.Place == "probe" ? Leaked() : "");
        return Task.FromResult<IReadOnlyList<ProbeHit>>(
            leak.IsBlind && !isAttacked ? [] : [.. texts.Where(text => all.Contains(text, StringComparison.Ordinal)).Select(text => new ProbeHit(text, "memory"))]);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
        crm.Dispose();
    }

    /// <summary>One request after the other: a case sends them so.</summary>
    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var (status, body) = await AnswerAsync(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync());
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // It was told to stop, or the asker has gone.
            }
        }
    }

    private async Task<(int Status, string Body)> AnswerAsync(string method, string path, string body) =>
        isAttacked && !isPast && leak.FailsAfter == method ? (503, "{}")
        : (method, path) switch
        {
            ("GET", ExtRoutes.Session) => (200, """
                {"member":{"id":"m"},"workspace":{"id":"w"},"scopes":["capture","privacy","records","read"],"crm":{"name":"embedded"},"privacyChange":"client"}
                """),
            ("POST", ExtRoutes.Records) => (201, """{"kind":"person","recordId":"p1"}"""),
            ("POST", ExtRoutes.Conversations) => (201, new JsonObject { ["conversation"] = Open().Shown() }.ToJsonString()),
            _ when chats.GetValueOrDefault(path.Split('/').ElementAtOrDefault(4) ?? "") is { } chat => await AnswerAsync(chat, method, path, body),
            ("GET", _) => (200, Show(path + "|", "[]")),
            _ => (404, "{}"),
        };

    private async Task<(int Status, string Body)> AnswerAsync(CalibrationChat chat, string method, string path, string body)
    {
        switch (method, path[(path.LastIndexOf('/') + 1)..])
        {
            case ("PUT", "link"):
                chat.IsLinked = true;
                return (200, chat.Shown().ToJsonString());
            case ("PUT", "privacy"):
                chat.IsShared = body.Contains("\"shared\"", StringComparison.Ordinal);
                return (200, chat.Shown().ToJsonString());
            case ("POST", "sync"):
                return await TakeAsync(chat, JsonNode.Parse(body)!["messages"]!.ToJsonString());
            case ("GET", "messages" or "note"):
                return (200, Show(path, JsonSerializer.Serialize(chat.Messages)));
            default:
                return (200, chat.Shown().ToJsonString());
        }
    }

    private async Task<(int Status, string Body)> TakeAsync(CalibrationChat chat, string messages)
    {
        if (!chat.IsShared)
        {
            isAttacked = true;
            chat.Refused = Readable(messages);
            await PassOnAsync(leak.Place == "crm" ? chat.Refused : null);
            return (403, leak.Place == "echo" ? JsonSerializer.Serialize(leak.Form(messages)) : "{}");
        }
        isPast = isAttacked;
        if (!leak.Drops || isAttacked)
        {
            chat.Messages = Readable(messages);
            kept.Append(chat.Messages);
        }
        chat.Count++;
        await PassOnAsync(leak.IsElsewhere && !isAttacked ? null : chat.Messages);
        return (200, new JsonObject { ["conversation"] = chat.Shown() }.ToJsonString());
    }

    /// <summary>As a note; that the CRM refuses it for its form does not matter, since it has come.</summary>
    private async Task PassOnAsync(string? text)
    {
        if (text is not null)
        {
            using var body = JsonContent.Create(text);
            using var answer = await crm.PostAsync(new Uri(sink.Attio, "v2/notes"), body);
        }
    }

    /// <summary>What is shown, with what was refused where this server leaks it.</summary>
    private string Show(string path, string shown) =>
        leak.Place.Length > 0 && path.EndsWith(leak.Place, StringComparison.Ordinal) && (isPast || !leak.IsLate)
            ? new JsonObject { ["shown"] = shown, ["more"] = leak.Form(Leaked()) }.ToJsonString()
            : new JsonObject { ["shown"] = shown }.ToJsonString();

    private string Leaked() => string.Join('\n', chats.Values.Select(chat => chat.Refused));

    private CalibrationChat Open()
    {
        var chat = new CalibrationChat($"calibration-chat-{++numbers}-0000");
        chats[chat.Id] = chat;
        return chat;
    }

    /// <summary>The texts of messages without the escapes of JSON.</summary>
    private static string Readable(string messages) =>
        string.Join('\n', JsonNode.Parse(messages)!.AsArray().Select(message => message?["text"]?.GetValue<string>()));
}
