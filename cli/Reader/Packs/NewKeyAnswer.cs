namespace X80.Cli.Reader.Packs;

/// <summary>The line of <c>x80 reader pack sign --new-key --json</c>.</summary>
/// <param name="Key">The new key's id.</param>
/// <param name="Private">The file of its private half, in the folder that was named.</param>
/// <param name="Public">The file of its public half.</param>
internal sealed record NewKeyAnswer(string Key, string Private, string Public);
