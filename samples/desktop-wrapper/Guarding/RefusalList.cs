namespace X80.Samples.DesktopWrapper.Guarding;

/// <summary>What was refused, newest last; the same thing twice is listed once. Bounded: a page can ask without end.</summary>
internal sealed class RefusalList
{
    private const int Most = 50;

    private readonly List<Refusal> list = [];

    /// <summary>Raised for each new one.</summary>
    public event EventHandler<Refusal>? Added;

    public IReadOnlyList<Refusal> All => [.. list];

    public void Add(Refusal refusal)
    {
        if (list.Contains(refusal))
        {
            return;
        }

        if (list.Count == Most)
        {
            list.RemoveAt(0);
        }

        list.Add(refusal);
        Added?.Invoke(this, refusal);
    }
}
