namespace X80.Harness.Guarding;

/// <summary>What was refused in this session, newest last; the same thing twice is listed once. Bounded: a page can ask without end.</summary>
internal sealed class RefusalList
{
    private const int Limit = 50;

    private readonly Lock guard = new();
    private readonly List<Refusal> list = [];

    public event EventHandler<Refusal>? Added;

    public IReadOnlyList<Refusal> All
    {
        get
        {
            lock (guard)
            {
                return [.. list];
            }
        }
    }

    public void Add(Refusal refusal)
    {
        lock (guard)
        {
            if (list.Contains(refusal))
            {
                return;
            }

            if (list.Count == Limit)
            {
                list.RemoveAt(0);
            }

            list.Add(refusal);
        }

        Added?.Invoke(this, refusal);
    }
}
