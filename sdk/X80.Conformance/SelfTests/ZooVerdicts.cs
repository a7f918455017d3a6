namespace X80.Conformance.SelfTests;

/// <summary>What a client of the zoo says of the run that it was judged in.</summary>
/// <param name="Judged">Ids of the cases.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Unclear">Those that neither passed nor failed.</param>
/// <param name="Why">Of each case that did not pass, its id and why.</param>
/// <param name="Trouble">Why nothing was judged; null where it was.</param>
internal sealed record ZooVerdicts(
    IReadOnlyList<string> Judged, IReadOnlyList<string> Failed, IReadOnlyList<string> Unclear, IReadOnlyList<string> Why, string? Trouble);
