using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;

namespace X80.Conformance.Subjects;

/// <summary>What a client under test is started with.</summary>
/// <param name="Practice">The practice page, at the channel's own origin.</param>
/// <param name="Backend">The address of its backend; the suite's recorder listens there.</param>
/// <param name="Token">The member's token.</param>
/// <param name="Time">The rig's clock.</param>
/// <param name="Desktop">What opens links.</param>
public sealed record ClientStart(PracticeOrigin Practice, Uri Backend, X80Token Token, TimeProvider Time, RigDesktop Desktop)
{
    /// <summary>The channel whose page it shows.</summary>
    public Channel Channel { get; init; } = KnownChannels.WhatsApp;

    /// <summary>The pack of a channel that does not ship; null where it does.</summary>
    public ReaderPack? Pack { get; init; }

    /// <summary>How many requests have come to the backend.</summary>
    internal Func<int> Requests { get; init; } = () => 0;

    /// <summary>Waits until nothing is on the wire to the backend, as it is after what a click started.</summary>
    internal Func<CancellationToken, Task> WireRest { get; init; } = _ => Task.CompletedTask;
}
