namespace X80.Conformance.Reports;

/// <summary>Why a part of a case does not hold.</summary>
/// <param name="Phase"><c>control</c>, <c>sweep</c>, <c>after-control</c>, <c>rig</c> where the suite itself failed, or <c>scope</c> where the case does not apply.</param>
/// <param name="Why">In a sentence.</param>
public sealed record PhaseFault(string Phase, string Why)
{
    /// <summary>Those phases that have a reason, in the order given.</summary>
    internal static IReadOnlyList<PhaseFault> Of(params (string Phase, string? Why)[] phases) =>
        [.. phases.Where(each => each.Why is not null).Select(each => new PhaseFault(each.Phase, each.Why!))];
}
