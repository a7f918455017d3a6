namespace X80.Conformance.Rig;

/// <summary>What the practice page says of itself.</summary>
/// <param name="Happened">Events and changes since it was last asked, by name; whoever made them.</param>
/// <param name="Sends">How many messages were sent from it.</param>
/// <param name="Globals">How many names its window has.</param>
/// <param name="Open">Id of the open chat.</param>
/// <param name="Written">What stands in its composer.</param>
internal sealed record PageLook(IReadOnlyDictionary<string, int> Happened, int Sends, int Globals, string Open, string Written);
