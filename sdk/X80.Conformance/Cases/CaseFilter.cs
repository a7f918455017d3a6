namespace X80.Conformance.Cases;

/// <summary>Chooses cases by id or by the start of one: <c>GATE-2</c>, <c>GATE-2/PS</c>, <c>GATE-2/PS/1</c>.</summary>
internal static class CaseFilter
{
    /// <returns>The chosen cases, or null where one of the filters matches nothing.</returns>
    public static IReadOnlyList<T>? Choose<T>(IReadOnlyList<T> cases, Func<T, CaseInfo> info, IReadOnlyList<string> only, out string? unmatched)
    {
        unmatched = only.FirstOrDefault(filter => !cases.Any(each => Matches(info(each), filter)));
        return unmatched is not null ? null
            : only.Count == 0 ? cases
            : [.. cases.Where(each => only.Any(filter => Matches(info(each), filter)))];
    }

    private static bool Matches(CaseInfo info, string filter) =>
        info.Id == filter || info.Id.StartsWith(filter + "/", StringComparison.Ordinal);
}
