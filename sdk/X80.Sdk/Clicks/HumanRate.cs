namespace X80.Sdk.Clicks;

/// <summary>How often a person does a thing at most: what comes oftener within a minute is a program's.</summary>
/// <param name="time">Whose monotonic clock the minute goes by.</param>
/// <param name="mostInAMinute">As often as that.</param>
internal sealed class HumanRate(TimeProvider time, int mostInAMinute)
{
    private readonly Lock counting = new();
    private readonly Queue<long> lastMinute = new();

    /// <returns>Whether it may be done once more now. If so it is counted.</returns>
    public bool TryTake()
    {
        lock (counting)
        {
            while (lastMinute.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= TimeSpan.FromMinutes(1))
            {
                lastMinute.Dequeue();
            }

            if (lastMinute.Count >= mostInAMinute)
            {
                return false;
            }

            lastMinute.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
