namespace X80.Cli.Open;

/// <summary>What <c>x80 open --json</c> prints when both windows are there.</summary>
/// <param name="Channel">The channel's word.</param>
/// <param name="Backend">The backend's address.</param>
/// <param name="Profile">Where the session's browser profile lies.</param>
/// <param name="Ledger">Where the ledger of what was sent lies.</param>
/// <param name="NamesEncrypted">Whether names in it are encrypted under a key of the machine's secret store.</param>
internal sealed record OpenAnswer(string Channel, string Backend, string Profile, string Ledger, bool NamesEncrypted);
