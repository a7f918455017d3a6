using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Support;

/// <summary>Judges a server of the zoo over real HTTP.</summary>
internal static class Servers
{
    public static async Task<VerifyReport> JudgeAsync(
        IRigBackend backend, Func<ServerVerificationOptions, ServerVerificationOptions>? change = null)
    {
        await using var session = await backend.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        return await JudgeAsync(session, change);
    }

    public static Task<VerifyReport> JudgeAsync(
        RigBackendSession session,
        Func<ServerVerificationOptions, ServerVerificationOptions>? change = null,
        IProgress<VerifyProgress>? progress = null)
    {
        var options = new ServerVerificationOptions
        {
            Server = session.Address,
            Member = session.Member,
            SecondMember = session.SecondMember,
            OtherWorkspace = session.Neighbour?.Other,
            LockedWorkspace = session.Neighbour?.Locked,
            OtherServer = session.Neighbour?.Address,
            Probe = new RigBackendProbe(session),
            // These servers do all their work before they answer.
            Quiet = TimeSpan.FromMilliseconds(100),
        };
        return ServerVerification.RunAsync(change?.Invoke(options) ?? options, progress, TestContext.Current.CancellationToken);
    }

    /// <summary>One line a case, such as <c>GATE-2/PS/1 PASS</c>; with the reason where it is no pass.</summary>
    public static IReadOnlyList<string> Verdicts(VerifyReport report) =>
    [
        .. report.Parts.SelectMany(part => part.Cases)
            .Select(result => $"{result.Case.Id} {ReportTable.Word(result.Verdict)}{(result.Verdict == Verdict.Pass ? "" : $": {result.Why}")}"),
    ];

    public static IReadOnlyList<string> Failed(VerifyReport report) =>
        [.. report.Parts.SelectMany(part => part.Cases).Where(result => result.Verdict == Verdict.Fail).Select(result => result.Case.Id)];
}
