using X80.Conformance.Calibration;
using X80.Conformance.Rig;
using X80.Conformance.Tests.Calibration.Mutants;
using X80.Conformance.Verdicts;
using X80.Contract.Tokens;

namespace X80.Conformance.Tests.Calibration;

public sealed class SuiteCalibrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A rig each that is broken in one joint.</summary>
    public static TheoryData<string> Names => [.. Broken.Keys];

    private static Dictionary<string, RigJoints> Broken { get; } = new RigJoints[]
    {
        new DropsBase64(), new IgnoresAnswers(), new IgnoresLists(), new IgnoresMessages(), new IgnoresNotes(), new ComparesPlainlyAlone(), new SwallowsProbe(), new SwallowsSink(), new ForgetsSilentCrm(),
        new TrustsBlindProbe(), new SkipsControl(), new SkipsAfterControl(), new SkipsAttack(), new SkipsLastSweep(), new ForgetsControlFault(), new ForgetsSweepFault(),
        new ForgetsAfterControlFault(), new AlwaysPasses(), new SeesThingsEverywhere(),
    }.ToDictionary(joints => joints.GetType().Name, StringComparer.Ordinal);

    /// <summary>Which server of the calibration shows the defect.</summary>
    private static Dictionary<string, string> Stumbles { get; } = new(StringComparer.Ordinal)
    {
        [nameof(DropsBase64)] = "one that hides them in base64",
        [nameof(IgnoresAnswers)] = "one that echoes them",
        [nameof(IgnoresLists)] = "one whose list shows them",
        [nameof(IgnoresMessages)] = "one that shows refused messages",
        [nameof(IgnoresNotes)] = "one that shows them in the note",
        [nameof(ComparesPlainlyAlone)] = "one that changes case and form",
        [nameof(SwallowsProbe)] = "one that keeps them where only a probe sees",
        [nameof(SwallowsSink)] = "one that tells the CRM",
        [nameof(ForgetsSilentCrm)] = "one that writes to another CRM",
        [nameof(TrustsBlindProbe)] = "one whose probe was blind to the control",
        [nameof(SkipsControl)] = "a sound server",
        [nameof(SkipsAttack)] = "a sound server",
        [nameof(SkipsAfterControl)] = "a sound server",
        [nameof(SkipsLastSweep)] = "one that brings them back with the next sync",
        [nameof(ForgetsControlFault)] = "one whose control came to nothing",
        [nameof(ForgetsSweepFault)] = "one that is not to be read after the attack",
        [nameof(ForgetsAfterControlFault)] = "one that takes nothing after the attack",
        [nameof(AlwaysPasses)] = "one that shows refused messages",
        [nameof(SeesThingsEverywhere)] = "a sound server",
    };

    [Fact]
    public async Task A_sound_rig_is_calibrated()
    {
        Assert.Null(await SuiteCalibration.FaultAsync(RigJoints.Sound, CalibrationLeaks.All, Cancel));
    }

    /// <summary>Each is tried on the server that shows it, which is one of those that every run begins with.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_rig_is_noticed_before_anything_is_judged(string name)
    {
        await using var sink = CrmSink.Start();
        await using var subject = CalibrationServer.Start(CalibrationLeaks.All[0], sink);
        var options = new ServerVerificationOptions
        {
            Server = subject.Address,
            Member = X80Token.NewRandom(),
            Only = ["GATE-2/PS/1"],
            Joints = Broken[name],
            Calibration = [.. CalibrationLeaks.All.Where(leak => leak.Name == Stumbles[name])],
        };

        var report = await ServerVerification.RunAsync(options, null, Cancel);

        Assert.Equal("uncalibrated", report.Parts[0].Stop?.Code);
        Assert.Contains($"Of {Stumbles[name]} it had to say", report.Parts[0].Stop!.Sentence, StringComparison.Ordinal);
        Assert.Empty(report.Parts[0].Cases);
        Assert.Equal(Verdict.RigError, report.Verdict);
        Assert.Equal(4, report.ExitCode);
    }

    /// <summary>A server that no rig stumbles over first would show nothing.</summary>
    [Fact]
    public void Each_server_of_the_calibration_is_what_some_broken_rig_stumbles_over()
    {
        Assert.Equal(CalibrationLeaks.All.Select(leak => leak.Name).Order(StringComparer.Ordinal), Stumbles.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Broken.Keys.Order(StringComparer.Ordinal), Stumbles.Keys.Order(StringComparer.Ordinal));
    }
}
