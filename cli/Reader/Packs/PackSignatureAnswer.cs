namespace X80.Cli.Reader.Packs;

/// <summary>The line of <c>x80 reader pack sign --json</c> and <c>verify --json</c>.</summary>
/// <param name="File">The pack, as given.</param>
/// <param name="Outcome"><c>signed</c>, <c>unsigned</c>, <c>other-key</c> or <c>tampered</c>.</param>
/// <param name="Key">The id of the key that signed it, or was to have.</param>
internal sealed record PackSignatureAnswer(string File, string Outcome, string Key);
