using X80.Conformance.Reports;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Coverage;

/// <summary>
/// Routes of the contract by groups of attacks: how many cases of a group sent an attack to a route in this run. What no case was
/// sent to is shown as such.
/// </summary>
internal sealed class CoverageLattice
{
    private readonly Dictionary<(ContractRoute Route, string Group), int> cells = [];
    private readonly HashSet<ContractRoute> answered = [];

    public CoverageLattice(IReadOnlyList<CaseResult> cases)
    {
        Groups = [.. cases.Select(each => each.Case.Group).Distinct().Order(StringComparer.Ordinal)];
        foreach (var each in cases)
        {
            foreach (var route in RoutesOf(each.Evidence.Where(line => line.Phase == EvidenceFacts.Attack)))
            {
                cells[(route, each.Case.Group)] = Cell(route, each.Case.Group) + 1;
            }
            answered.UnionWith(RoutesOf(each.Evidence.Where(line => line.Outcome.StartsWith('2'))));
        }
    }

    public IReadOnlyList<string> Groups { get; }

    /// <summary>Cells with a case in them.</summary>
    public int Tried => cells.Count;

    public int Cells => ContractRoute.All.Count * Groups.Count;

    /// <summary>Routes that answered with a success at least once.</summary>
    public int Answered => answered.Count;

    /// <summary>Cases of the group that attacked by the route.</summary>
    public int Cell(ContractRoute route, string group) => cells.GetValueOrDefault((route, group));

    public bool HasAnswered(ContractRoute route) => answered.Contains(route);

    private static IEnumerable<ContractRoute> RoutesOf(IEnumerable<EvidenceLine> lines) =>
        lines.Select(line => ContractRoute.All.FirstOrDefault(route => route.IsOf(line.Step))).OfType<ContractRoute>().Distinct();
}
