namespace X80.ReferenceServer.Privacy;

/// <summary>What the server holds of whether a chat may be captured at all: a list it stands on, and what its member overrode.</summary>
/// <param name="IsListed">It stands on the member's or the workspace's never-capture list.</param>
/// <param name="Overridden">Reasons that the member overrode by an explicit act, where the workspace lets them.</param>
internal sealed record HeldExclusion(bool IsListed, IReadOnlyList<string> Overridden)
{
    private const string List = "list";

    /// <param name="flags">What the page shows of the other side's wishes; words unknown here forbid nothing.</param>
    public bool Forbids(IReadOnlyList<string> flags) =>
        IsListed && !Overridden.Contains(List) || flags.Any(flag => (flag is "disappearing" or "restricted") && !Overridden.Contains(flag));
}
