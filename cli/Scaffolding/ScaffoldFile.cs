namespace X80.Cli.Scaffolding;

/// <summary>One file of a scaffold, as it is written.</summary>
/// <param name="Path">Relative to the scaffold's root, with <c>/</c>.</param>
/// <param name="Text">Its whole text.</param>
internal sealed record ScaffoldFile(string Path, string Text);
