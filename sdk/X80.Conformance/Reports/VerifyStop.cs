namespace X80.Conformance.Reports;

/// <summary>Why a run ended before its cases could be judged. Never green.</summary>
/// <param name="Code">A stable word.</param>
/// <param name="Sentence">What happened, and what to do.</param>
/// <param name="ExitCode">2 where the caller gave the wrong thing, 4 where something of the rig failed.</param>
public sealed record VerifyStop(string Code, string Sentence, int ExitCode)
{
    private const int Usage = 2;
    private const int Rig = 4;

    internal static VerifyStop NoServer(Uri server) => new(
        "no-server", $"Nothing answers at {server}: no case was run. Start the server, or check the address.", Rig);

    internal static VerifyStop NotTheContract(string answer) => new(
        "not-the-contract", $"GET session was answered {answer}, not as the contract says: no case was run. Check that the address is the backend's.", Rig);

    internal static VerifyStop TokenRefused(string whose) => new(
        "token-refused", $"The server does not accept the token of the {whose}: no case was run. Make a new one and set it again.", Usage);

    internal static VerifyStop TokenScope(string whose, string scope) => new(
        "token-scope", $"The token of the {whose} lacks the scope '{scope}': no case was run. Make one that has capture, privacy, records and read.", Usage);

    internal static VerifyStop SameMember() => new(
        "same-member", "Both tokens are of the same member, so nothing could be shown about another member's conversations. Make the second token for a second member.", Usage);

    internal static VerifyStop SameWorkspace() => new(
        "same-workspace", "The token of another workspace is of the same one, so nothing could be shown about another. Make it in another workspace.", Usage);

    internal static VerifyStop NotLocked() => new(
        "not-locked", "The token of the locked workspace is of one that lets clients set Shared: no case was run. Lock it to the web app first.", Usage);

    internal static VerifyStop NoMatch(string filter) => new(
        "no-match", $"No case matches '{filter}': no case was run. 'x80 verify list' prints the ids.", Usage);

    internal static VerifyStop Uncalibrated(string fault) => new(
        "uncalibrated", $"The suite does not catch on this machine what it has to catch: no case was run. {fault} Report it with this sentence.", Rig);

    internal static VerifyStop BackendDidNotStart() => new(
        "backend-did-not-start", "The suite's own backend did not start: no case was run. Start it alone to see why.", Rig);

    internal static VerifyStop SubjectDidNotStart(string why) => new(
        "subject-did-not-start", $"The client under test did not start: no case was run. {why}", Rig);
}
