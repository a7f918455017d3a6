namespace X80.Conformance.Tests.Verdicts;

/// <summary>What is there of a case, and the facts that follow.</summary>
/// <param name="Phases">Those that left evidence, with a blank between.</param>
/// <param name="Faults">Those that failed, with a blank between.</param>
/// <param name="Sightings">How often something was seen.</param>
/// <param name="IsAttack">Whether it has an attack of its own.</param>
/// <param name="Expected">Control, violation, swept, after-control, rig failed, applies.</param>
internal sealed record EvidenceRow(string Phases, string Faults, int Sightings, bool IsAttack, string Expected)
{
    public HashSet<string> PhaseSet => [.. Phases.Split(' ')];

    public HashSet<string> FaultSet => [.. Faults.Split(' ')];
}
