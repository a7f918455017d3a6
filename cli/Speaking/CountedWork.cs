using X80.Cli.Running;

namespace X80.Cli.Speaking;

/// <summary>Says how far a work is that can be counted: when it has taken a second, and then every few; what is over sooner says nothing.</summary>
/// <param name="consoles">Where it is said.</param>
/// <param name="time">The clock.</param>
/// <param name="things">What is counted, such as <c>pages</c>.</param>
/// <param name="of">How many there are; null where nobody knows before the end.</param>
internal sealed class CountedWork(Consoles consoles, TimeProvider time, string things, int? of = null) : IProgress<int>
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly long began = time.GetTimestamp();
    private TimeSpan next = Patience.Limit;

    /// <param name="value">How many are done.</param>
    public void Report(int value)
    {
        var passed = time.GetElapsedTime(began);
        if (passed >= next)
        {
            next = passed + Pause;
            consoles.Say(of is { } all ? $"{value} of {all} {things}" : $"{value} {things}");
        }
    }
}
