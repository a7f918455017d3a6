namespace X80.ReferenceServer.Tests.Matching;

/// <summary>One chat as its envelope shows it, and the record that it belongs to; null where there is none in the set.</summary>
public sealed record MatchCase(string Id, string? Title, string? Phone, string? Expect)
{
    public override string ToString() => Id;
}
