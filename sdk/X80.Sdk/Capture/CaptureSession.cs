using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Sent;
using X80.Sdk.Snippets;

namespace X80.Sdk.Capture;

/// <summary>
/// The headless state machine of one capture. Shells draw <see cref="State"/> and pass clicks on; nothing moves without
/// one. Commands run one at a time; <see cref="StateChanged"/> is raised on whichever thread made the change.
/// </summary>
public sealed class CaptureSession : IDisposable
{
    private readonly CaptureFlow flow;
    private readonly LedgeredSend ledger;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock publishing = new();
    private readonly ITimer ageing;
    private readonly CancellationTokenSource ending = new();
    private bool closed;

    /// <param name="host">The wrapped page.</param>
    /// <param name="channel">The channel that is wrapped.</param>
    /// <param name="client">The backend.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sent">The person's ledger; in memory where none is given.</param>
    /// <param name="confirmed">Chats confirmed on this machine; in memory where none is given.</param>
    /// <param name="packs">Where reader packs come from; this package alone where none is given.</param>
    public CaptureSession(
        IPageHost host, Channel channel, CaptureClient client, TimeProvider time,
        ISentLedger? sent = null, IConfirmedChats? confirmed = null, ReaderPackSource? packs = null)
    {
        ledger = new LedgeredSend(sent ?? new SentInMemory());
        flow = new CaptureFlow(
            new OpenChatReader(host, channel, time, packs), new SnippetPlacer(host, channel, time, packs), channel, client, ledger,
            confirmed ?? new ConfirmedInMemory(), time);
        ageing = time.CreateTimer(_ => Age(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        State = flow.State;
    }

    public event EventHandler? StateChanged;

    public CaptureState State { get; private set; }

    /// <summary>Asks the backend who we are and which texts are saved (<c>GET session</c>, <c>GET snippets</c>): the calls made without a click.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A refused token is the one thing that a quiet read reports (WIRE-2); the rest stands in the session's panel.
            var reason = await flow.LearnSessionAsync(cancellationToken).ConfigureAwait(false);
            Publish(flow.State with { Failure = reason == UnavailableReason.TokenRefused ? CaptureFailures.OfCode("token-refused") : null });
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Carries out one command, paid for by one click. Never throws for what the world does: a failure becomes
    /// <see cref="CaptureState.Failure"/>. Throws for misuse and for cancellation. While a command runs another does nothing
    /// and its click stays unspent: clicks do not queue (HUMAN-6).
    /// </summary>
    public async Task ExecuteAsync(CaptureCommand command, HumanClick click, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(click);
        if (closed || !await turn.WaitAsync(0, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            flow.ForgetIfOld();
            Publish(flow.State with { Phase = CapturePhase.Working });
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ending.Token);
            var failure = await RunAsync(command, click, either.Token).ConfigureAwait(false);
            Publish(flow.State with { Failure = failure });
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            if (closed)
            {
                flow.Forget();
            }

            WindAgeing();
            turn.Release();
        }
    }

    /// <summary>Ends the session: nothing counts any more and what was read is forgotten.</summary>
    public void Close()
    {
        lock (publishing)
        {
            closed = true;
            State = new CaptureState { Phase = CapturePhase.Closed, ChannelName = State.ChannelName };
        }

        ending.Cancel();
        StateChanged?.Invoke(this, EventArgs.Empty);
        ForgetReading();
    }

    /// <summary>
    /// Drops what was read. A host calls it when the page's document or chat changed, or the screen was locked (HUMAN-2).
    /// While a command runs it does nothing: the command looks at the page itself.
    /// </summary>
    public void ForgetReading()
    {
        if (!turn.Wait(0))
        {
            return;
        }

        try
        {
            flow.Forget();
            Publish(flow.State);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        Close();
        ageing.Dispose();
    }

    private async Task<CaptureFailure?> RunAsync(CaptureCommand command, HumanClick click, CancellationToken cancellationToken)
    {
        try
        {
            await flow.RunAsync(command, click, cancellationToken).ConfigureAwait(false);
            return ledger.IsBehind ? CaptureFailures.OfCode("ledger-behind") : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CaptureFailures.OfCode("cancelled");
        }
        catch (Exception e) when (CaptureFailures.Of(e) is { } failure)
        {
            flow.Learn(failure);
            return failure;
        }
        catch
        {
            Publish(flow.State); // A bug is thrown on; the shell still learns that nothing runs any more.
            throw;
        }
    }

    private void Age()
    {
        if (!turn.Wait(0))
        {
            return; // The running command winds the timer again at its end.
        }

        try
        {
            if (flow.ForgetIfOld())
            {
                Publish(flow.State);
            }

            WindAgeing();
        }
        finally
        {
            turn.Release();
        }
    }

    private void WindAgeing() => ageing.Change(flow.ReadingLeft ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Publish(CaptureState state)
    {
        lock (publishing)
        {
            if (closed)
            {
                return;
            }

            State = state;
        }

        StateChanged?.Invoke(this, EventArgs.Empty);
    }
}
