using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;
using X80.Simulator.Practice.Channels;

namespace X80.Conformance;

/// <summary>What a client is judged with.</summary>
public sealed record ClientVerificationOptions
{
    public required IClientSubject Subject { get; init; }

    /// <summary>The backend that the suite starts for it.</summary>
    public required IRigBackend Backend { get; init; }

    /// <summary>The channel whose practice page is played.</summary>
    /// <value>WhatsApp.</value>
    public Channel Channel { get; init; } = KnownChannels.WhatsApp;

    /// <summary>The practice page of its folder; null for that of the first channel.</summary>
    public ChannelPage? Page { get; init; }

    /// <summary>The pack of a channel that does not ship; null where it does.</summary>
    public ReaderPack? Pack { get; init; }

    /// <summary>Ids or starts of ids, such as <c>HUMAN-1</c>; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public int Seed { get; init; } = 1;

    /// <summary>How many stimuli without a click.</summary>
    /// <value>500.</value>
    public int Stimuli { get; init; } = 500;

    /// <summary>The rig's clock is the machine's and does not jump, also around a client that would follow it.</summary>
    public bool RealTime { get; init; }

    /// <summary>How much time really passes, at most, in each case that lets time pass, where the clock does not jump.</summary>
    /// <value>Null: 2 s, and as much as it asks for in a case that shows nothing without it.</value>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>Watches every connection of this process: for a client that runs inside it, where nothing else does.</summary>
    public bool WatchesProcess { get; init; }

    /// <summary>How long nothing may be on the wire before an episode ends, at least; three times a usual answer if that is longer.</summary>
    /// <value>2 s.</value>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// For a client of the zoo: waits until what its defect has begun is done, and says whether it was under way. So a short quiet time
    /// does for a machine that is slow.
    /// </summary>
    internal Func<Task<bool>>? AtRest { get; init; }
}
