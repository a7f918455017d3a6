using X80.Conformance.Rig;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>What the cases of one run share: the wire, the two members, the record that conversations are linked to.</summary>
internal sealed class ServerRig(WireClient wire, WireMember member, WireMember? secondMember, IProbe? probe, TimeProvider time)
{
    public WireClient Wire => wire;

    public WireMember Member => member;

    public WireMember? SecondMember => secondMember;

    public IProbe? Probe => probe;

    public Chatter Chatter { get; } = new(time);

    /// <summary>Kind and id of the person made for this run.</summary>
    public (string Kind, string Id)? Record { get; set; }
}
