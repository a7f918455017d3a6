namespace X80.ReferenceServer.Notes;

/// <summary>Where a note that rolls over stands after its last message.</summary>
/// <param name="Parts">Parts so far, the open one included.</param>
/// <param name="Length">Characters of the open part.</param>
/// <param name="Day">The heading that its last messages stand under; empty before the first. Content.</param>
internal sealed record RollPlace(int Parts, int Length, string Day)
{
    public override string ToString() => "place";
}
