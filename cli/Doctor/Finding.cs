namespace X80.Cli.Doctor;

/// <summary>One thing that was looked at, as a person and <c>x80 doctor --json</c> see it.</summary>
/// <param name="Name">Of the thing, such as <c>backend</c>: one word, stable.</param>
/// <param name="State">A word of <see cref="FindingState"/>.</param>
/// <param name="What">How it stands.</param>
/// <param name="Fix">What to do about it; null where nothing is to be done.</param>
internal sealed record Finding(string Name, string State, string What, string? Fix)
{
    public static Finding Ok(string name, string what) => new(name, FindingState.Ok, what, Fix: null);

    public static Finding Notice(string name, string what, string fix) => new(name, FindingState.Notice, what, fix);

    public static Finding Wrong(string name, string what, string fix) => new(name, FindingState.Wrong, what, fix);

    /// <summary>It could not be looked at, for a reason that stands elsewhere.</summary>
    public static Finding Unseen(string name, string why) => new(name, FindingState.Unseen, why, Fix: null);
}
