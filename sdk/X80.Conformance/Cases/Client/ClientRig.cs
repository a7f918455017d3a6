using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Cases.Client;

/// <summary>The running parts around a client under test.</summary>
internal sealed record ClientRig(PracticeOrigin Practice, RequestRecorder Recorder, RigClock Clock, ClickLedger Ledger, IClientHands Hands)
{
    /// <summary>The chat that is open at the start, and that the suite captures.</summary>
    public string OpenChat => Practice.Site.Chats[0].Id;

    /// <summary>A text in each chat but the open one, and the practice page's own in the list and in hidden places.</summary>
    public IReadOnlyList<Canary> Foreign { get; init; } = [];
}
