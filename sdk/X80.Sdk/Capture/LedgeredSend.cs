using X80.Sdk.Client;
using X80.Sdk.Sent;

namespace X80.Sdk.Capture;

/// <summary>Makes a request that a person's click paid for, with its line in the person's ledger around it.</summary>
internal sealed class LedgeredSend(ISentLedger ledger)
{
    /// <summary>Something was sent whose line could not be completed; the line says that it was sent, and not its answer.</summary>
    public bool IsBehind { get; private set; }

    /// <exception cref="CaptureRefusedException">The line could not be written: nothing was sent.</exception>
    /// <exception cref="WriteFailedException">The request failed; the line says so.</exception>
    public async Task<T> SendAsync<T>(SentEntry line, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        if (!await TryAddAsync(line with { Answer = SentEntry.Unanswered }, cancellationToken).ConfigureAwait(false))
        {
            throw new CaptureRefusedException("ledger-unwritable");
        }

        try
        {
            var answer = await send().ConfigureAwait(false);
            IsBehind |= !await TryAddAsync(line with { Answer = SentEntry.Done }, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (WriteFailedException e)
        {
            IsBehind |= !await TryAddAsync(line with { Answer = CaptureFailures.Of(e)!.Code }, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes a request that takes away: it is never held up, so its line is written after it.</summary>
    /// <exception cref="WriteFailedException">The request failed; the line says so.</exception>
    public async Task<T> TakeAwayAsync<T>(SentEntry line, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await send().ConfigureAwait(false);
            IsBehind |= !await TryAddAsync(line with { Answer = SentEntry.Done }, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (WriteFailedException e)
        {
            IsBehind |= !await TryAddAsync(line with { Answer = CaptureFailures.Of(e)!.Code }, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> TryAddAsync(SentEntry line, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.AddAsync(line, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
