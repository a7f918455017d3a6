namespace X80.Conformance.SelfTests;

/// <summary>What the suite said of one server or client of the zoo.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Kind">Its kind in the zoo.</param>
/// <param name="Seed">The order of the run.</param>
/// <param name="Cases">How many cases were judged.</param>
/// <param name="Failed">The cases that failed.</param>
/// <param name="Unclear">The cases that neither passed nor failed.</param>
/// <param name="Expected">The cases among those judged that had to fail.</param>
/// <param name="Why">Of each case that did not pass, its id and why.</param>
/// <param name="Trouble">Why it could not be judged; null where it was.</param>
public sealed record SelfOutcome(
    string Name, string Kind, int Seed, int Cases, IReadOnlyList<string> Failed, IReadOnlyList<string> Unclear, IReadOnlyList<string> Expected,
    IReadOnlyList<string> Why, string? Trouble = null)
{
    /// <value><c>server</c> or <c>client</c>.</value>
    public string Half { get; init; } = "server";

    /// <summary>Every case that had to fail has failed.</summary>
    public bool IsKilled => Trouble is null && Expected.Count > 0 && Expected.All(Failed.Contains);

    /// <summary>Failures that nobody expected.</summary>
    public IReadOnlyList<string> Collateral => [.. Failed.Except(Expected)];

    /// <summary>As it has to be for its kind.</summary>
    public bool IsRight => Kind switch
    {
        "sabotaged" => IsKilled && Collateral.Count == 0,
        "odd" => Trouble is null && Failed.Count == 0 && Unclear.Count == 0,
        // It may fail or be unclear, but never pass.
        _ => Trouble is null && Failed.Count + Unclear.Count == Cases && Cases > 0,
    };

    /// <summary>One line about it, for people.</summary>
    public string Line => $"{(IsRight ? "ok" : "WRONG"),-5} {Name,-28} {Words()}";

    private string Words() => Trouble
        ?? $"failed {Listed(Failed)}"
        + (Expected.Except(Failed).ToList() is { Count: > 0 } survived ? $"; did not fail {Listed(survived)}" : "")
        + (Collateral.Count > 0 && Kind == "sabotaged" ? $"; not expected {Listed(Collateral)}" : "")
        + (Unclear.Count > 0 && Kind != "degenerate" ? $"; unclear {Listed(Unclear)}" : "");

    private static string Listed(IReadOnlyList<string> ids)
    {
        const int Most = 8;
        return ids.Count == 0 ? "none" : string.Join(", ", ids.Take(Most)) + (ids.Count > Most ? $" and {ids.Count - Most} more" : "");
    }
}
