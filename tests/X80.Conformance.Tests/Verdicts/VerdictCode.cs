using System.Reflection;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Verdicts;

/// <summary>The verdict code in a namespace of an assembly, by reflection: a mutant's types are not those of the tests.</summary>
internal sealed class VerdictCode(Assembly assembly, string space)
{
    private readonly Type verdict = assembly.GetType($"{space}.{nameof(Verdict)}")!;
    private readonly Type facts = assembly.GetType($"{space}.{nameof(CaseFacts)}")!;
    private readonly Type table = assembly.GetType($"{space}.{nameof(VerdictTable)}")!;
    private readonly Type evidence = assembly.GetType($"{space}.{nameof(EvidenceFacts)}")!;

    public Verdict Judge(string observed) =>
        (Verdict)(int)table.GetMethod(nameof(Judge), [facts])!.Invoke(null, [Activator.CreateInstance(facts, [.. observed.Select(each => (object)(each == '1'))])])!;

    public Verdict JudgeRun(IReadOnlyList<Verdict> cases)
    {
        var list = Array.CreateInstance(verdict, cases.Count);
        for (var at = 0; at < cases.Count; at++)
        {
            list.SetValue(Enum.ToObject(verdict, (int)cases[at]), at);
        }
        return (Verdict)(int)table.GetMethod(nameof(Judge), [typeof(IEnumerable<>).MakeGenericType(verdict)])!.Invoke(null, [list])!;
    }

    public int ExitCode(Verdict run) => (int)table.GetMethod(nameof(ExitCode))!.Invoke(null, [Enum.ToObject(verdict, (int)run)])!;

    /// <summary>The facts as digits: control, violation, swept, after-control, rig failed, applies.</summary>
    public string FactsOf(EvidenceRow row)
    {
        var drawn = evidence.GetMethod("Of")!.Invoke(null, [row.PhaseSet, row.FaultSet, row.Sightings, row.IsAttack])!;
        string[] members = ["ControlHeld", "ViolationSeen", "SweptWhole", "AfterControlHeld", "RigFailed", "Applies"];
        return string.Concat(members.Select(member => (bool)facts.GetProperty(member)!.GetValue(drawn)! ? '1' : '0'));
    }
}
