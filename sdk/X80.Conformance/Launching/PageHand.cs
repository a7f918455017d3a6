using System.Collections.Concurrent;
using System.Text.Json;
using X80.Simulator.Gateway;

namespace X80.Conformance.Launching;

/// <summary>The rig's end of the script <c>page-hand.js</c> in its own pages.</summary>
internal sealed class PageHand
{
    // Longer than the script's own: the page answers always, on a machine that is busy late.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = new();
    private readonly Lock gate = new();
    private TaskCompletionSource<(string Path, IGatewaySocket Socket)> opened = New();
    private int numbers;

    /// <summary>A page has been opened.</summary>
    public void Connect(IGatewaySocket socket)
    {
        socket.Received += (_, frame) => Hear(socket, frame);
        socket.Closed += (_, _) => Forget(socket);
    }

    /// <summary>Waits until a page is open.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="TimeoutException">None opens.</exception>
    public async Task<string> OpenAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        (await Opened.Task.WaitAsync(patience, TimeProvider.System, cancellationToken)).Path;

    /// <summary>Has the page do something.</summary>
    /// <param name="act">A name of the script's table.</param>
    /// <param name="selector">An element of the page.</param>
    /// <param name="text">What it holds, or a path.</param>
    /// <param name="cancellationToken">Ends with the run.</param>
    /// <exception cref="TimeoutException">It does not answer, or what was asked for is not there.</exception>
    public async Task<JsonElement> DoAsync(string act, string selector, string text, CancellationToken cancellationToken)
    {
        var (_, socket) = await Opened.Task.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        var id = Interlocked.Increment(ref numbers);
        var answer = asked[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Send(JsonSerializer.Serialize(new { id, act, selector, text, path = text }));
        try
        {
            var told = await answer.Task.WaitAsync(Patience, TimeProvider.System, cancellationToken);
            return told.ValueKind == JsonValueKind.Null ? throw new TimeoutException($"What '{act}' asks for is not in the page.") : told;
        }
        finally
        {
            asked.TryRemove(id, out _);
        }
    }

    /// <summary>Has the page leave for another document of its host, or load anew; returns when that is open.</summary>
    /// <exception cref="TimeoutException">It does not come.</exception>
    public async Task LeaveAsync(string act, string path, CancellationToken cancellationToken)
    {
        var (_, before) = await Opened.Task.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        await DoAsync(act, "", path, cancellationToken);
        Forget(before);
        await OpenAsync(Patience, cancellationToken);
    }

    private TaskCompletionSource<(string Path, IGatewaySocket Socket)> Opened
    {
        get
        {
            lock (gate)
            {
                return opened;
            }
        }
    }

    private void Hear(IGatewaySocket socket, string frame)
    {
        using var words = JsonDocument.Parse(frame);
        if (words.RootElement.TryGetProperty("opened", out var path))
        {
            lock (gate)
            {
                opened = opened.Task.IsCompleted ? New() : opened;
                opened.TrySetResult((path.GetString()!, socket));
            }
        }
        else if (asked.TryGetValue(words.RootElement.GetProperty("id").GetInt32(), out var answer))
        {
            answer.TrySetResult(words.RootElement.TryGetProperty("is", out var told) ? told.Clone() : default);
        }
    }

    private void Forget(IGatewaySocket socket)
    {
        lock (gate)
        {
            if (opened.Task is { IsCompletedSuccessfully: true } task && ReferenceEquals(task.GetAwaiter().GetResult().Socket, socket))
            {
                opened = New();
            }
        }
    }

    private static TaskCompletionSource<(string Path, IGatewaySocket Socket)> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
