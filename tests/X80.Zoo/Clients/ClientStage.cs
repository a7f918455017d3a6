using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using X80.Conformance.Subjects;
using X80.Harness;

namespace X80.Zoo.Clients;

/// <summary>What a sabotaged client has at hand: the harness's two windows, its state, its token, the clock.</summary>
internal sealed class ClientStage : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> owned = new();
    private RogueCapture? rogue;
    private HttpClient? backend;

    public HarnessSession Session { get; private set; } = null!;

    public ClientStart Start { get; private set; } = null!;

    public IPage Page => Session.PlayPerson().Page;

    public IPage Sidebar => Session.PlayPerson().Sidebar;

    public void Attach(HarnessSession session, ClientStart start) => (Session, Start) = (session, start);

    /// <summary>Lives as long as the client.</summary>
    public void Own(IAsyncDisposable part) => owned.Push(part);

    /// <summary>Captures the open chat as a click would, without one.</summary>
    public async Task CaptureAsync()
    {
        rogue ??= await RogueCapture.StartAsync(Session, Start, CancellationToken.None);
        await rogue.CaptureAsync();
    }

    /// <summary>Asks the backend for something, with the member's token.</summary>
    public async Task AskAsync(HttpMethod method, string path, object? body = null)
    {
        backend ??= Connect();
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Convert.ToHexString(Guid.NewGuid().ToByteArray()));
        try
        {
            using var answer = await backend.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            // It is the asking that counts.
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (owned.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
        if (rogue is not null)
        {
            await rogue.DisposeAsync();
        }
        backend?.Dispose();
    }

    private HttpClient Connect()
    {
        var client = new HttpClient { BaseAddress = Start.Backend };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Start.Token.Reveal());
        return client;
    }
}
