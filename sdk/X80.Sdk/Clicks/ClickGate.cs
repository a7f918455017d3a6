namespace X80.Sdk.Clicks;

/// <summary>
/// The only maker of <see cref="HumanClick"/> (HUMAN-2, HUMAN-3): from a trusted event on a visible surface of our own
/// that had not changed for 500 ms. Everything else is refused and counted.
/// </summary>
public sealed class ClickGate
{
    public static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(500);

    /// <summary>A person who works fast makes fewer; a program that holds the surface makes more.</summary>
    public const int MostInAMinute = 60;

    private readonly TimeProvider time;
    private readonly HumanRate rate;
    private readonly int[] refused = new int[Enum.GetValues<ClickRefusal>().Length];
    private volatile bool armed = true;

    public ClickGate(TimeProvider time) => (this.time, rate) = (time, new HumanRate(time, MostInAMinute));

    public bool IsArmed => armed;

    /// <returns>The click, or null with the reason it is none.</returns>
    public HumanClick? Mint(SurfaceClick witnessed, out ClickRefusal? refusal)
    {
        refusal = witnessed switch
        {
            _ when !armed => ClickRefusal.Disarmed,
            { Trusted: false } => ClickRefusal.Synthetic,
            { SurfaceVisible: false } => ClickRefusal.Hidden,
            { DocumentId: null } => ClickRefusal.NoDocument,
            _ when witnessed.UnchangedFor < SettleTime => ClickRefusal.JustChanged,
            _ when !rate.TryTake() => ClickRefusal.TooMany,
            _ => null,
        };
        if (refusal is { } why)
        {
            Interlocked.Increment(ref refused[(int)why]);
            return null;
        }

        return HumanClick.Mint(witnessed.Control, witnessed.DocumentId!, time);
    }

    public int CountRefused(ClickRefusal why) => Volatile.Read(ref refused[(int)why]);

    /// <summary>No event counts until <see cref="Arm"/>.</summary>
    public void Disarm() => armed = false;

    public void Arm() => armed = true;
}
