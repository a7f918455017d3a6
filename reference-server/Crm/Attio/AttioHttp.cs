using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Requests to Attio with the workspace's key. A 401 under load says nothing of the key, so the key is asked about before it
/// is believed; a 409 says that nothing was done, so it is tried again.
/// </summary>
internal sealed class AttioHttp(CrmHttp http, Uri address, Func<CancellationToken, ValueTask<string?>> key, TimeProvider time)
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>As <see cref="CrmHttp.CallAsync"/>; an answer that lacks what Attio always says is none.</summary>
    public async Task<T> CallAsync<T>(bool writing, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await http.CallAsync(writing, call, cancellationToken);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: writing, e);
        }
    }

    /// <returns>What is under <c>data</c>; null when there is nothing at this address.</returns>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, body: null, writing: false, cancellationToken);
        return answer.Status == 404 ? null : Data(answer);
    }

    /// <returns>As <see cref="FindAsync"/>; null too where the key or the plan does not allow it.</returns>
    public async Task<JsonElement?> FindAllowedAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, path, body: null, writing: false, cancellationToken);
        return answer.Status is 403 or 404 ? null : Data(answer);
    }

    /// <summary>A question that has a body.</summary>
    /// <returns>What is under <c>data</c>; null when the object is switched off.</returns>
    public async Task<JsonElement?> QueryAsync(string path, JsonObject question, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, path, question, writing: false, cancellationToken);
        return answer.Status == 404 ? null : Data(answer);
    }

    /// <returns>What was answered, whatever it is.</returns>
    public Task<CrmAnswer> WriteAsync(HttpMethod method, string path, JsonObject? data, CancellationToken cancellationToken) =>
        SendAsync(method, path, data is null ? null : new JsonObject { ["data"] = data }, writing: true, cancellationToken);

    /// <returns>What Attio says of the key itself; null when there is none, or none of the form of one.</returns>
    public async Task<JsonElement?> SelfAsync(CancellationToken cancellationToken)
    {
        if (await key(cancellationToken) is not { } token)
        {
            return null;
        }

        var answer = await http.SendAsync(() => Make(HttpMethod.Get, "v2/self", null, token), writing: false, cancellationToken);
        return answer.Status == 400 ? null : answer.IsSuccess ? answer.Json() : throw answer.Failure();
    }

    /// <exception cref="CrmFailedException">It is no success, or no envelope.</exception>
    public static JsonElement Data(CrmAnswer answer) =>
        !answer.IsSuccess ? throw answer.Failure()
        : answer.Json() is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty("data", out var data) ? data
        : throw answer.Nonsense();

    private async Task<CrmAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, bool writing, CancellationToken cancellationToken)
    {
        var token = await key(cancellationToken) ?? throw CrmFailedException.Refused();
        for (var attempt = 1; ; attempt++)
        {
            var answer = await http.SendAsync(() => Make(method, path, body, token), writing, cancellationToken);
            var isPassing = answer.Status == 409 || answer.Status == 401 && await IsKnownAsync(cancellationToken);
            if (!isPassing || attempt == MostAttempts)
            {
                return isPassing ? throw CrmFailedException.Unavailable(mayHaveBeenApplied: false) : answer;
            }

            await Task.Delay(Pause * attempt, time, cancellationToken);
        }
    }

    private async Task<bool> IsKnownAsync(CancellationToken cancellationToken) =>
        await SelfAsync(cancellationToken) is { } self && self.TryGetProperty("active", out var active) && active.ValueKind == JsonValueKind.True;

    private HttpRequestMessage Make(HttpMethod method, string path, JsonObject? body, string token)
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new OnceContent(body);
        }

        return request;
    }
}
