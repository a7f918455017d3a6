namespace X80.Conformance.Cases;

/// <summary>A conformance case as data.</summary>
/// <param name="Id">Its name for ever: rule, group of attacks, number in the group, such as <c>GATE-2/PS/1</c>.</param>
/// <param name="Title">What is tried, in a few words.</param>
/// <param name="Shows">What a pass says, and no more than that.</param>
public sealed record CaseInfo(string Id, string Title, string Shows)
{
    /// <summary>By rule, then group, then number: 2 before 10.</summary>
    internal static IComparer<string> Order { get; } = Comparer<string>.Create((one, other) =>
        string.CompareOrdinal(Padded(one), Padded(other)));

    /// <summary>Whether it counts: cases that are in no set of the contract's version yet are reported and decide nothing.</summary>
    public bool IsScored => CaseSet.Holds(Id);

    /// <summary>The rule it proves, such as <c>GATE-2</c>.</summary>
    public string Rule => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The group of attacks, such as <c>PS</c>.</summary>
    public string Group => Id.Split('/')[1];

    private static string Padded(string id) =>
        string.Join('/', id.Split('/', '-').Select(part => part.All(char.IsAsciiDigit) ? part.PadLeft(3, '0') : part));
}
