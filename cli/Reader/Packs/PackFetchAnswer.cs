namespace X80.Cli.Reader.Packs;

/// <summary>The line of <c>x80 reader pack fetch --json</c>.</summary>
/// <param name="Pack">The id of the pack that the folder holds now; null where none was fetched.</param>
/// <param name="Version">Its version.</param>
/// <param name="Outcome"><c>fetched</c>, or why not, such as <c>pack-expired</c>.</param>
internal sealed record PackFetchAnswer(string? Pack, string? Version, string Outcome);
