using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Requests to both versions of Affinity with the workspace's key; version 2 is pinned to the one that this was written for.</summary>
internal sealed class AffinityHttp(CrmHttp http, Uri address, Func<CancellationToken, ValueTask<string?>> key)
{
    private const string Version = "2026-09-17";
    private const string VersionHeader = "X-Affinity-Api-Version";

    /// <summary>As <see cref="CrmHttp.CallAsync"/>.</summary>
    public Task<T> CallAsync<T>(bool writing, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        http.CallAsync(writing, call, cancellationToken);

    /// <returns>The key as it is now; null when there is none.</returns>
    public ValueTask<string?> KeyAsync(CancellationToken cancellationToken) => key(cancellationToken);

    /// <returns>What is there; null when there is nothing at this address.</returns>
    /// <exception cref="CrmFailedException">It is no success.</exception>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, body: null, writing: false, cancellationToken);
        return answer.Status == 404 ? null : Read(answer);
    }

    /// <returns>What was answered, whatever it is.</returns>
    public Task<CrmAnswer> AskAsync(string path, JsonObject? question, CancellationToken cancellationToken) =>
        SendAsync(question is null ? HttpMethod.Get : HttpMethod.Post, path, question, writing: false, cancellationToken);

    /// <returns>What was answered, whatever it is.</returns>
    public Task<CrmAnswer> WriteAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken) =>
        SendAsync(method, path, body, writing: true, cancellationToken);

    /// <exception cref="CrmFailedException">It is no success, or no object or array.</exception>
    public static JsonElement Read(CrmAnswer answer) =>
        !answer.IsSuccess ? throw answer.Failure()
        : answer.Json() is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } whole ? whole
        : throw answer.Nonsense();

    /// <returns>The rows of a list: under their name, or bare as older answers have them.</returns>
    public static IEnumerable<JsonElement> Rows(JsonElement? whole, string name) => whole switch
    {
        { ValueKind: JsonValueKind.Array } bare => bare.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } page when page.TryGetProperty(name, out var rows) && rows.ValueKind == JsonValueKind.Array => rows.EnumerateArray(),
        _ => [],
    };

    private async Task<CrmAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, bool writing, CancellationToken cancellationToken)
    {
        var token = await key(cancellationToken) ?? throw CrmFailedException.Refused();
        return await http.SendAsync(() => Make(method, path, body, token), writing, cancellationToken);
    }

    private HttpRequestMessage Make(HttpMethod method, string path, JsonObject? body, string token)
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (path.StartsWith("v2/", StringComparison.Ordinal))
        {
            request.Headers.Add(VersionHeader, Version);
        }

        if (body is not null)
        {
            request.Content = new OnceContent(body);
        }

        return request;
    }
}
