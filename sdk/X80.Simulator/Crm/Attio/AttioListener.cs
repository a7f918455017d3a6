using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>Attio's door: what comes as a request of its API, and how an answer goes out.</summary>
internal static class AttioListener
{
    private const int MostBytes = 12 * 1024 * 1024;

    /// <param name="port">0 takes a free one.</param>
    /// <param name="answer">Null breaks the connection; held ones are answered never.</param>
    public static StandInListener Start(int port, Func<AttioRequest, (AttioReply? Reply, bool IsHeld)> answer) => StandInListener.Start(port, async context =>
    {
        var (reply, isHeld) = await AnswerAsync(context.Request, answer).ConfigureAwait(false);
        return (reply is null ? null : () => WriteAsync(context.Response, reply), isHeld);
    });

    private static async Task<(AttioReply? Reply, bool IsHeld)> AnswerAsync(
        HttpListenerRequest request, Func<AttioRequest, (AttioReply? Reply, bool IsHeld)> answer)
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
