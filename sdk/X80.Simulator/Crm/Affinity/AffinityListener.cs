using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>Affinity's door: what comes as a request of one of its versions, and how an answer goes out.</summary>
internal static class AffinityListener
{
    private const int MostBytes = 12 * 1024 * 1024;
    private const string VersionHeader = "X-Affinity-Api-Version";

    /// <param name="port">0 takes a free one.</param>
    /// <param name="answer">What is answered to a request.</param>
    public static StandInListener Start(int port, Func<AffinityRequest, AffinityAnswer> answer) => StandInListener.Start(port, async context =>
    {
        var given = answer(await ReadAsync(context.Request).ConfigureAwait(false));
        return (given.Reply is null ? null : () => WriteAsync(context, given), given.IsHeld);
    });

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
