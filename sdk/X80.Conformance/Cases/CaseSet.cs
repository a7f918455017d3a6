using System.Collections.Frozen;
using X80.Conformance.Reports;

namespace X80.Conformance.Cases;

/// <summary>
/// The cases that count, frozen for each version of the contract: a list of ids that is only ever added to by a later version's. A case
/// outside it is played and reported, and decides nothing until the next set takes it in.
/// </summary>
internal static class CaseSet
{
    private static readonly FrozenSet<string> Current = Of(VerifyReport.ContractVersion).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the case counts under today's contract.</summary>
    public static bool Holds(string id) => Current.Contains(id);

    /// <param name="version">Of the contract, such as <c>1.0</c>; one that has a set.</param>
    public static IReadOnlyList<string> Of(string version)
    {
        using var lines = new StreamReader(typeof(CaseSet).Assembly.GetManifestResourceStream($"case-set-{version}.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
