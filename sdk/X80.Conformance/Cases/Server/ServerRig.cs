using X80.Conformance.Rig;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>What the cases of one run share: the wire, the members, the record that conversations are linked to.</summary>
internal sealed class ServerRig(WireClient wire, WireMember member, WireMember? secondMember, IProbe? probe, TimeProvider time)
{
    public WireClient Wire => wire;

    public WireMember Member => member;

    public WireMember? SecondMember => secondMember;

    /// <summary>A member of another workspace, at this server.</summary>
    public WireMember? Other { get; init; }

    /// <summary>A member of a workspace that sets Shared in its web app alone.</summary>
    public WireMember? Locked { get; init; }

    /// <summary>Where the other workspaces are, for servers that hold one each.</summary>
    public WireClient? Elsewhere { get; init; }

    public IProbe? Probe => probe;

    /// <summary>The CRMs that the suite hosts; null where the backend's own is not looked into.</summary>
    public CrmSink? Sink { get; init; }

    /// <summary>Where the probe found what is known to be there: its silence counts in these places and in no other.</summary>
    public ISet<string> ProbePlaces { get; init; } = new SortedSet<string>(StringComparer.Ordinal);

    public RigJoints Joints { get; init; } = RigJoints.Sound;

    public TimeProvider Time => time;

    public Chatter Chatter { get; } = new(time);

    /// <summary>Kind and id of the person made for this run.</summary>
    public (string Kind, string Id)? Record { get; set; }

    /// <summary>The same in the locked workspace.</summary>
    public (string Kind, string Id)? LockedRecord { get; set; }

    public IEnumerable<WireMember> Members => new[] { member, secondMember }.OfType<WireMember>();

    public Needs Has =>
        (secondMember is null ? Needs.None : Needs.Second)
        | (Other is null ? Needs.None : Needs.Other)
        | (Locked is null ? Needs.None : Needs.Locked)
        | (probe is null ? Needs.None : Needs.Probe);

    public (string Kind, string Id)? RecordOf(WireMember whose) => ReferenceEquals(whose, Locked) ? LockedRecord : Record;

    public WireClient WireOf(WireRequest request) => request.IsElsewhere ? Elsewhere ?? wire : wire;
}
