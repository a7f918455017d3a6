namespace X80.Simulator.Crm.Attio;

/// <summary>Counts requests in a sliding second, reads and writes apart. Its owner serialises the calls.</summary>
internal sealed class AttioRates(AttioStandInOptions options)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Queue<DateTimeOffset> reads = new();
    private readonly Queue<DateTimeOffset> writes = new();

    /// <returns>The moment from which on there is room; null when there is now, and the request is counted.</returns>
    public DateTimeOffset? Take(bool isWrite)
    {
        var now = options.Time.GetUtcNow();
        var (taken, most) = isWrite ? (writes, options.WritesPerSecond) : (reads, options.ReadsPerSecond);
        while (taken.TryPeek(out var oldest) && oldest + Second <= now)
        {
            taken.Dequeue();
        }

        if (taken.Count >= most)
        {
            return now + Second;
        }

        taken.Enqueue(now);
        return null;
    }
}
