using X80.Contract.Messages;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Transmitting;

/// <summary>What a sync has stored.</summary>
/// <param name="Link">The record that it publishes to.</param>
/// <param name="Order">What changed of the conversation's order.</param>
/// <param name="Shown">The ids of the reading, in its order.</param>
/// <param name="Fresh">The messages that were not held before, in the reading's order.</param>
/// <param name="HasEdits">Whether others were replaced.</param>
internal sealed record SyncedPage(
    RecordRef Link, EdgeChange Order, IReadOnlyList<string> Shown, IReadOnlyList<CapturedMessage> Fresh, bool HasEdits)
{
    public override string ToString() => "page";
}
