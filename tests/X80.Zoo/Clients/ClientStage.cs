using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using X80.Conformance.Subjects;
using X80.Harness;
using X80.Sdk.Capture;

namespace X80.Zoo.Clients;

/// <summary>What a sabotaged client has at hand: the harness's two windows, its state, its token, the clock.</summary>
internal sealed class ClientStage : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Stack<IAsyncDisposable> owned = new();
    private readonly ConcurrentDictionary<Task, bool> under = new();
    private RogueCapture? rogue;
    private HttpClient? backend;

    public HarnessSession Session { get; private set; } = null!;

    public ClientStart Start { get; private set; } = null!;

    public IPage Page => Session.PlayPerson().Page;

    public IPage Sidebar => Session.PlayPerson().Sidebar;

    public void Attach(HarnessSession session, ClientStart start) => (Session, Start) = (session, start);

    /// <summary>Lives as long as the client.</summary>
    public void Own(IAsyncDisposable part) => owned.Push(part);

    /// <summary>Does something that nobody waits for but the end of the part of the run in which it began.</summary>
    public void Begin(Func<ClientStage, Task> deed)
    {
        var task = deed(this);
        under.TryAdd(task, true);
        _ = task.ContinueWith(done => under.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for what was begun, and for a capture that the client itself is at: on a busy machine its first request is long in coming.</summary>
    /// <returns>Whether something was still under way.</returns>
    public async Task<bool> RestAsync()
    {
        Task[] tasks = [.. under.Keys, .. Session.Capture.State.Phase == CapturePhase.Working ? new[] { WorkDoneAsync() } : []];
        await Task.WhenAny(Task.WhenAll(tasks), Task.Delay(Longest));
        return tasks.Length > 0 && tasks.All(task => task.IsCompleted);
    }

    private async Task WorkDoneAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, EventArgs e)
        {
            if (Session.Capture.State.Phase != CapturePhase.Working)
            {
                done.TrySetResult();
            }
        }
        Session.Capture.StateChanged += Look;
        try
        {
            Look(null, EventArgs.Empty);
            await done.Task;
        }
        finally
        {
            Session.Capture.StateChanged -= Look;
        }
    }

    /// <summary>Captures the open chat as a click would, without one.</summary>
    public async Task CaptureAsync()
    {
        rogue ??= await RogueCapture.StartAsync(Session, Start, CancellationToken.None);
        await rogue.CaptureAsync();
    }

    /// <summary>Asks the backend for something, with the member's token.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">What for.</param>
    /// <param name="body">What is sent; null for nothing.</param>
    /// <param name="follows">Whether it goes where it is sent.</param>
    public async Task AskAsync(HttpMethod method, string path, object? body = null, bool follows = false)
    {
        backend ??= Connect(follows);
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

    private HttpClient Connect(bool follows)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = follows }) { BaseAddress = Start.Backend };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Start.Token.Reveal());
        return client;
    }
}
