namespace X80.Conformance.Cases.Client;

/// <summary>
/// A case for clients as a row of a table: what happens around the client, and what of it may not be seen. One without an act
/// judges what was seen in the rest of the run.
/// </summary>
/// <param name="Id">Rule, group and number, such as <c>HUMAN-1/WC/4</c>; for ever.</param>
/// <param name="Title">What happens, in a few words.</param>
/// <param name="Act">Makes it happen; null for nothing of its own.</param>
internal sealed record ClientCase(string Id, string Title, Func<ClientScene, Task>? Act = null)
{
    /// <summary>How much time really passes, at most, where a case lets hours pass and somebody asked for nothing else.</summary>
    public static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(2);

    public Watched Watches { get; init; } = Watched.Requests;

    /// <value>Which of what was seen a case without an act judges.</value>
    public Func<Sighting, bool> Of { get; init; } = _ => true;

    /// <value>How much time it lets pass, where it shows nothing with less.</value>
    public TimeSpan Needs { get; init; }

    /// <summary>How much time really passes in it, at most, where the clock does not jump.</summary>
    /// <param name="asked">What somebody asked for; null for what is usual, and for what it needs.</param>
    public TimeSpan LongestWait(TimeSpan? asked) => asked ?? (Needs > UsualWait ? Needs : UsualWait);

    /// <value>Whether the practice page has to show what the other side set; that of a channel from a folder shows none.</value>
    public bool NeedsMarks { get; init; }

    /// <summary>Whether it judges what shows the channel's page: not a browser's extension.</summary>
    public bool IsOfShells => Id.StartsWith("GUARD-", StringComparison.Ordinal);

    /// <value>What a pass says; made of the title unless given.</value>
    public string? Shows { get; init; }

    public CaseInfo Info => new(Id, Title, Shows ?? $"{Title}: the backend received nothing but what needs no click.");

    /// <summary>Whether what was seen violates it.</summary>
    public bool IsViolatedBy(Sighting seen) => Act is null
        ? Watches.HasFlag(seen.Kind) && seen.Kind != Watched.Said && Of(seen)
        : seen.Episode == Id && Watches.HasFlag(seen.Kind);
}
