using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;

namespace X80.Sdk.Capture;

/// <summary>
/// The headless state machine of one capture. Shells draw <see cref="State"/> and pass clicks on; nothing moves without
/// one. Commands run one at a time; <see cref="StateChanged"/> is raised on the caller's thread of the command.
/// </summary>
public sealed class CaptureSession
{
    private readonly OpenChatReader reader;
    private readonly CaptureClient client;

    public CaptureSession(IPageHost host, Channel channel, CaptureClient client, TimeProvider time)
    {
        reader = new OpenChatReader(host, channel, time);
        this.client = client;
        State = new CaptureState { Phase = CapturePhase.Idle, ChannelName = channel.DisplayName };
    }

    public event EventHandler? StateChanged;

    public CaptureState State { get; private set; }

    /// <summary>Asks the backend who we are (<c>GET session</c>): the one call made without a click.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        StateChanged?.Invoke(this, EventArgs.Empty);
        throw new NotImplementedException($"{client} {reader} {cancellationToken}");
    }

    /// <summary>
    /// Carries out one command, paid for by one click. Never throws for what the world does: a failure becomes
    /// <see cref="CaptureState.Failure"/>. Throws for misuse and for cancellation.
    /// </summary>
    public Task ExecuteAsync(CaptureCommand command, HumanClick click, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{command} {click} {cancellationToken}");

    /// <summary>Ends the session: nothing counts any more and what was read is forgotten.</summary>
    public void Close()
    {
        State = new CaptureState { Phase = CapturePhase.Closed, ChannelName = State.ChannelName };
        StateChanged?.Invoke(this, EventArgs.Empty);
    }
}
