namespace X80.Conformance.Cases;

/// <summary>A conformance case as data.</summary>
/// <param name="Id">Its name for ever: rule, group of attacks, number in the group, such as <c>GATE-2/PS/1</c>.</param>
/// <param name="Title">What is tried, in a few words.</param>
/// <param name="Shows">What a pass says, and no more than that.</param>
public sealed record CaseInfo(string Id, string Title, string Shows)
{
    /// <summary>The rule it proves, such as <c>GATE-2</c>.</summary>
    public string Rule => Id[..Id.IndexOf('/', StringComparison.Ordinal)];
}
