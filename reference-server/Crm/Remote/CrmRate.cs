namespace X80.ReferenceServer.Crm.Remote;

/// <summary>So many requests in any stretch of so long. Its owner serialises the calls.</summary>
internal sealed class CrmRate(int most, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> taken = new();

    /// <returns>How long until one more may start; zero when it may now.</returns>
    public TimeSpan WaitAt(DateTimeOffset now)
    {
        while (taken.TryPeek(out var oldest) && oldest + window <= now)
        {
            taken.Dequeue();
        }

        return taken.Count < most ? TimeSpan.Zero : taken.Peek() + window - now;
    }

    public void Take(DateTimeOffset now) => taken.Enqueue(now);
}
