namespace X80.Conformance.Verdicts;

/// <summary>
/// What the evidence of a case amounts to. A run and whoever judges its bundle later use the very same: a phase that left no
/// evidence did not happen, whatever else is said.
/// </summary>
internal static class EvidenceFacts
{
    public const string Control = "control";
    public const string Attack = "attack";
    public const string Sweep = "sweep";
    public const string AfterControl = "after-control";

    /// <summary>Not a phase: where the suite's own rig failed.</summary>
    public const string Rig = "rig";

    /// <summary>Not a phase: that what the case is about does not exist at this subject.</summary>
    public const string Scope = "scope";

    /// <param name="phases">Of which there is evidence.</param>
    /// <param name="faulted">Phases in which something that had to succeed did not; <see cref="Rig"/> and <see cref="Scope"/> among them.</param>
    /// <param name="sightings">How often something was seen that may not be.</param>
    /// <param name="isAttacked">Whether the case has an attack of its own; one without judges the rest of its run.</param>
    public static CaseFacts Of(IReadOnlySet<string> phases, IReadOnlySet<string> faulted, int sightings, bool isAttacked) => new(
        ControlHeld: Held(Control, phases, faulted),
        ViolationSeen: sightings > 0,
        SweptWhole: Held(Sweep, phases, faulted) && (!isAttacked || phases.Contains(Attack)),
        AfterControlHeld: Held(AfterControl, phases, faulted),
        RigFailed: faulted.Contains(Rig),
        Applies: !faulted.Contains(Scope));

    private static bool Held(string phase, IReadOnlySet<string> phases, IReadOnlySet<string> faulted) =>
        phases.Contains(phase) && !faulted.Contains(phase);
}
