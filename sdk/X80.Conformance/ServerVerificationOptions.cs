using X80.Conformance.Calibration;
using X80.Conformance.Rig;
using X80.Conformance.Volume;
using X80.Contract.Tokens;

namespace X80.Conformance;

/// <summary>What a server is judged with.</summary>
public sealed record ServerVerificationOptions
{
    public required Uri Server { get; init; }

    public required X80Token Member { get; init; }

    /// <summary>Of another member of the same workspace; without it the cases about another member are inconclusive.</summary>
    public X80Token? SecondMember { get; init; }

    /// <summary>Of a member of another workspace; without it the cases about one are inconclusive.</summary>
    public X80Token? OtherWorkspace { get; init; }

    /// <summary>Of a member of a workspace that sets Shared in its web app alone; without it the cases about one are inconclusive.</summary>
    public X80Token? LockedWorkspace { get; init; }

    /// <summary>Where the other and the locked workspace are, for servers that hold one workspace each; the same server unless set.</summary>
    public Uri? OtherServer { get; init; }

    /// <summary>Sees what the server keeps; without it the report speaks of what it shows.</summary>
    public IProbe? Probe { get; init; }

    /// <summary>The CRMs that the suite hosts, and that the backend writes to; without it the report does not speak of a CRM.</summary>
    public CrmSink? Sink { get; init; }

    /// <summary>Where the server keeps what it accepts, for one without a probe: a case sends 64 MiB and looks at the size of these files. Null for no such case.</summary>
    public StoreFiles? Files { get; init; }

    /// <summary>Ids or starts of ids, such as <c>GATE-2</c>; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public int Seed { get; init; } = 1;

    /// <summary>How long the server is left alone between attack and sweep, at least; three times its slowest answer if that is longer.</summary>
    /// <value>2 s. Zero leaves it alone not at all: for a server that is known to do all its work before it answers.</value>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer is awaited.</summary>
    /// <value>30 s.</value>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most requests that the run may send; what is left undone then is inconclusive. Null for no limit.</summary>
    public int? Budget { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <value>How the rig does its work: other than soundly in its own tests alone.</value>
    internal RigJoints Joints { get; init; } = RigJoints.Sound;

    /// <value>What the suite is tried on before it judges: fewer in its own tests alone.</value>
    internal IReadOnlyList<CalibrationLeak> Calibration { get; init; } = CalibrationLeaks.All;
}
