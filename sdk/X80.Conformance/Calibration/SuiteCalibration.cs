using System.Net;
using X80.Conformance.Cases.Server;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Wire;
using X80.Contract.Sessions;
using X80.Contract.Tokens;

namespace X80.Conformance.Calibration;

/// <summary>
/// Before anything is judged the suite is tried on this machine: on servers of its own, in this process, of which it is known
/// what it has to say. Where it says something else, nothing it says of others counts.
/// </summary>
internal static class SuiteCalibration
{
    private const string Case = "GATE-2/PS/1";

    /// <summary>Once a process is enough: the parts are the same.</summary>
    private static readonly Lazy<Task<string?>> OfSound = new(() => TryAsync(RigJoints.Sound, CalibrationLeaks.All, CancellationToken.None));

    public static int Servers => CalibrationLeaks.All.Count;

    /// <param name="joints">How the rig does its work.</param>
    /// <param name="servers">What it is tried on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the suite got wrong, in a sentence; null where it got all right.</returns>
    public static Task<string?> FaultAsync(RigJoints joints, IReadOnlyList<CalibrationLeak> servers, CancellationToken cancellationToken) =>
        ReferenceEquals(joints, RigJoints.Sound) && ReferenceEquals(servers, CalibrationLeaks.All)
            ? OfSound.Value.WaitAsync(cancellationToken)
            : TryAsync(joints, servers, cancellationToken);

    private static async Task<string?> TryAsync(RigJoints joints, IReadOnlyList<CalibrationLeak> servers, CancellationToken cancellationToken)
    {
        try
        {
            return await PlayAsync(joints, servers, cancellationToken);
        }
        catch (Exception e) when (e is HttpListenerException or HttpRequestException)
        {
            return "Its own servers on loopback do not answer.";
        }
    }

    private static async Task<string?> PlayAsync(RigJoints joints, IReadOnlyList<CalibrationLeak> servers, CancellationToken cancellationToken)
    {
        await using var sink = CrmSink.Start();
        foreach (var leak in servers)
        {
            await using var server = CalibrationServer.Start(leak, sink);
            var said = await JudgeAsync(server, sink, joints, cancellationToken);
            if (said.Verdict != leak.Expected)
            {
                return $"Of {leak.Name} it had to say {ReportTable.Word(leak.Expected)}, and said {ReportTable.Word(said.Verdict)}.";
            }
        }
        return null;
    }

    private static async Task<CaseResult> JudgeAsync(CalibrationServer server, CrmSink sink, RigJoints joints, CancellationToken cancellationToken)
    {
        var options = new ServerVerificationOptions { Server = server.Address, Member = X80Token.NewRandom(), Probe = server, Quiet = TimeSpan.Zero, Joints = joints };
        using var wire = new WireClient(options.Server, options.Time, options.AnswerTime);
        var member = new WireMember("member", options.Member, options.Time);
        member.Introduce(await wire.SendAsync(member.Get(ExtRoutes.Session), cancellationToken));
        var rig = new ServerRig(wire, member, null, server, options.Time) { Joints = joints, Sink = sink };
        var cases = ServerCases.NewSet().Where(each => each.Info.Id == Case).ToList();
        return (await new ServerRun(rig, cases, options, progress: null).RunAsync(cancellationToken))[0];
    }
}
