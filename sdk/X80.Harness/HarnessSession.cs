using X80.Harness.People;
using X80.Sdk.Capture;

namespace X80.Harness;

/// <summary>
/// One run of the harness: the official web client in one browser process, the sidebar in another, the guard around the
/// first, a <see cref="CaptureSession"/> between them. If either browser dies the session ends closed.
/// </summary>
public sealed class HarnessSession : IAsyncDisposable
{
    private HarnessSession(CaptureSession capture) => Capture = capture;

    public CaptureSession Capture { get; }

    /// <summary>Completes when the person closed a window or a browser died.</summary>
    public Task Closed { get; } = Task.CompletedTask;

    public static Task<HarnessSession> StartAsync(HarnessOptions options, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{options} {cancellationToken} {new HarnessSession(null!)}");

    /// <summary>
    /// Hands and eyes of a person, made of real input events. Only for a practice page with a loopback backend (GUARD-8).
    /// </summary>
    /// <exception cref="InvalidOperationException">The harness is on a real site, or its backend is not on this machine.</exception>
    public PracticePerson PlayPerson() => throw new NotImplementedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
