using System.Diagnostics.CodeAnalysis;

namespace X80.Sdk.Client;

/// <summary>
/// A quiet read (WIRE-2): available with its value, absent, or unavailable with a reason. What the world does becomes a
/// value; cancellation and misuse still throw.
/// </summary>
public sealed class Read<T> where T : class
{
    private Read(ReadOutcome outcome, T? value, UnavailableReason? reason) => (Outcome, Value, Reason) = (outcome, value, reason);

    public ReadOutcome Outcome { get; }

    public T? Value { get; }

    public UnavailableReason? Reason { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsAvailable => Outcome == ReadOutcome.Available;

    public bool IsAbsent => Outcome == ReadOutcome.Absent;

    [MemberNotNullWhen(true, nameof(Reason))]
    public bool IsUnavailable => Outcome == ReadOutcome.Unavailable;

    public override string ToString() => IsUnavailable ? $"unavailable ({Reason})" : Outcome.ToString();

    internal static Read<T> Available(T value) => new(ReadOutcome.Available, value, null);

    internal static Read<T> Absent() => new(ReadOutcome.Absent, null, null);

    internal static Read<T> Unavailable(UnavailableReason reason) => new(ReadOutcome.Unavailable, null, reason);
}
