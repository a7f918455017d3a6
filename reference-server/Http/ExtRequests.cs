using System.Text.Json;
using Microsoft.Net.Http.Headers;
using X80.Contract.Ids;
using X80.Contract.Sessions;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Hosting;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Http;

/// <summary>Takes requests of the contract apart, strictly.</summary>
internal sealed class ExtRequests(IStrictJson json, Shutdown shutdown)
{
    private const string CallerItem = "x80.caller";
    private const string ArrivedItem = "x80.arrived";
    private const string WriteItem = "x80.write";

    // Twice an ordinary sync: what every request takes anew is collected again, and soon enough holds up all of them.
    private const int ReadAtOnce = 16 * 1024;

    public static Caller CallerOf(HttpContext http) =>
        http.Items[CallerItem] as Caller ?? throw new InvalidOperationException("This route was reached without a token.");

    public static void Remember(HttpContext http, Caller caller) => http.Items[CallerItem] = caller;

    public static void Remember(HttpContext http, DateTimeOffset arrivedAt) => http.Items[ArrivedItem] = arrivedAt;

    /// <summary>Whether the request's transaction is committed: then no answer may say that nothing was stored.</summary>
    public static bool IsCommitted(HttpContext http) => http.Items[WriteItem] is ExtWrite { IsCommitted: true };

    /// <summary>The request has its answer: from here on a repeat is answered.</summary>
    public static Task EndAsync(HttpContext http) =>
        http.Items[WriteItem] is ExtWrite write ? http.RequestServices.GetRequiredService<WritesInFlight>().EndAsync(write) : Task.CompletedTask;

    public static string RouteOf(HttpContext http) =>
        $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";

    /// <summary>The body of a read that carries one, such as a search.</summary>
    public async Task<T> ReadAsync<T>(HttpContext http, CancellationToken cancellationToken) =>
        json.Read<T>(await BytesAsync(http.Request, cancellationToken)).Value;

    public async Task<(ExtWrite Write, T Body)> ReadWriteAsync<T>(HttpContext http, CancellationToken cancellationToken)
    {
        var key = KeyOf(http.Request);
        var raw = await BytesAsync(http.Request, cancellationToken);
        var body = json.Read<T>(raw);
        return (Write(http, key, raw, body.Element), body.Value);
    }

    /// <summary>A write whose route takes no body.</summary>
    public static ExtWrite ReadBare(HttpContext http)
    {
        if (http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0)
        {
            throw Refusal.Malformed("This route takes no body.");
        }

        return Write(http, KeyOf(http.Request), ReadOnlyMemory<byte>.Empty, default);
    }

    /// <exception cref="RefusedException">404, as for any conversation that is not the caller's.</exception>
    public static TId IdOf<TId>(HttpContext http, string name) where TId : struct, IWireId<TId> =>
        IdForm.TryParse<TId>(http.Request.RouteValues[name] as string, out var id) ? id : throw Refusal.NotFound();

    private static ExtWrite Write(HttpContext http, IdempotencyKey key, ReadOnlyMemory<byte> raw, JsonElement element)
    {
        var target = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}";
        var write = new ExtWrite(CallerOf(http), RouteOf(http), target, (DateTimeOffset)http.Items[ArrivedItem]!, key, raw, element);
        http.Items[WriteItem] = write;
        http.RequestServices.GetRequiredService<WritesInFlight>().Begin(write);
        return write;
    }

    private static IdempotencyKey KeyOf(HttpRequest request) =>
        request.Headers[ExtHeaders.IdempotencyKey] is [{ } text] && IdempotencyKey.TryParse(text, out var key)
            ? key
            : throw Refusal.Malformed("Every write carries one Idempotency-Key of 22 to 64 characters of A-Z, a-z, 0-9, '_' and '-'.");

    private async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        CheckFraming(request);
        var limit = ContractLimits.Version1.BodyBytes;
        if (request.ContentLength > limit)
        {
            throw Refusal.TooLarge("A body has at most 4 MiB.");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.UploadsEnd);
        try
        {
            return await BytesAsync(request.Body, limit, either.Token);
        }
        catch (OperationCanceledException e) when (shutdown.UploadsEnd.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The server stops.", e);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // The client hung up, or a chunk's size is beyond all numbers.
            throw Refusal.Malformed("The request broke off.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream body, long limit, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[ReadAtOnce];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > limit)
            {
                throw Refusal.TooLarge("A body has at most 4 MiB.");
            }
        }

        // Nobody writes to it any more: a copy would double what a large body costs.
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static void CheckFraming(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            throw Refusal.Malformed("Content-Encoding is not taken: send the JSON as it is.");
        }

        var json = request.Headers.ContentType is [{ } text]
            && MediaTypeHeaderValue.TryParse(text, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && type.Parameters.All(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
                && HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!json)
        {
            throw Refusal.Malformed("The body is application/json in UTF-8.");
        }
    }
}
