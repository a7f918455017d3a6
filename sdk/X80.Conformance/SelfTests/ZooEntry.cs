namespace X80.Conformance.SelfTests;

/// <summary>A server or a client of a zoo.</summary>
/// <param name="Half"><c>server</c> or <c>client</c>.</param>
/// <param name="Name">What it is started by.</param>
/// <param name="Kind"><c>sabotaged</c>, <c>odd</c> or <c>degenerate</c>.</param>
/// <param name="MustFail">The cases that must fail; the first is the one it is named for.</param>
/// <param name="Defect">What is wrong with it, in a sentence.</param>
public sealed record ZooEntry(string Half, string Name, string Kind, IReadOnlyList<string> MustFail, string Defect);
