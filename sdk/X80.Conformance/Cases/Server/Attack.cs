namespace X80.Conformance.Cases.Server;

/// <summary>
/// An attack as a row of a table: a name, and what a modified client sends. What it planted with <see cref="Scene.Text"/> may
/// be in no observed channel afterwards; whatever else it sees amiss it says with <see cref="Scene.Saw"/>.
/// </summary>
/// <param name="Id">Rule, group and number, such as <c>GATE-2/PS/7</c>; for ever.</param>
/// <param name="Title">What is tried, in a few words.</param>
/// <param name="Act">Sends it.</param>
internal sealed record Attack(string Id, string Title, Func<Scene, Task> Act)
{
    public Stage On { get; init; } = Stage.Private;

    public Needs Needs { get; init; }

    /// <value>
    /// The very same is first sent to a Shared conversation, where it has to be stored: then a refusal where Private is for its
    /// privacy and nothing else. Without it the control is an ordinary sync.
    /// </value>
    public bool TakenWhereShared { get; init; }

    /// <value>What a pass says; made of the title unless given.</value>
    public string? Shows { get; init; }

    public CaseInfo Info => new(Id, Title, Shows ?? $"{Title}: nothing of it was seen in any observed channel.");
}
